#include "sarif/schema.h"

namespace rummage::sarif {

std::string_view schema_text() {
  return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://rummage.dev/schema/findings-1.json",
  "title": "Rummage report",
  "description": "What `rummage scan --format json` writes. Unknown values are null. Minor versions may add keys.",
  "type": "object",
  "required": ["schema_version", "tool", "scope", "findings", "notices", "counts"],
  "additionalProperties": false,
  "properties": {
    "schema_version": {"type": "string", "pattern": "^1\\.[0-9]+$"},
    "tool": {
      "type": "object", "required": ["name", "version"],
      "properties": {"name": {"const": "rummage"}, "version": {"type": "string"}}
    },
    "scope": {"$ref": "#/$defs/scope"},
    "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
    "notices": {"type": "array", "items": {"$ref": "#/$defs/notice"}},
    "counts": {"$ref": "#/$defs/counts"}
  },
  "$defs": {
    "text": {"type": ["string", "null"], "minLength": 1},
    "count": {"type": "integer", "minimum": 0},
    "position": {"type": ["integer", "null"], "minimum": 1},
    "severity": {"enum": ["critical", "high", "medium", "low"]},
    "reasons": {"type": "object", "additionalProperties": {"$ref": "#/$defs/count"}},
    "place": {
      "type": "object", "required": ["path", "line", "column"],
      "properties": {
        "path": {"type": "string"},
        "path_base64": {"description": "the raw bytes, only when they are not UTF-8", "type": "string"},
        "line": {"$ref": "#/$defs/position"},
        "column": {"description": "counts code points", "$ref": "#/$defs/position"}
      }
    },
    "step": {
      "$ref": "#/$defs/place", "required": ["message"],
      "properties": {"message": {"type": "string"}}, "unevaluatedProperties": false
    },
    "object": {
      "type": ["object", "null"], "required": ["api_version", "kind", "namespace", "name", "field"],
      "additionalProperties": false,
      "properties": {
        "api_version": {"type": "string"},
        "kind": {"type": "string", "minLength": 1},
        "namespace": {"$ref": "#/$defs/text"},
        "name": {"$ref": "#/$defs/text"},
        "field": {"description": "a JSON pointer into the object", "$ref": "#/$defs/text"}
      }
    },
    "scope": {
      "type": "object", "required": ["kind", "root", "head", "branch", "history", "complete", "note"],
      "additionalProperties": false,
      "properties": {
        "kind": {"enum": ["worktree", "index", "commit", "range", "history", "directory", "stream"]},
        "root": {"type": "string"},
        "head": {"$ref": "#/$defs/text"},
        "branch": {"$ref": "#/$defs/text"},
        "history": {"type": "boolean"},
        "complete": {"type": "boolean"},
        "note": {"$ref": "#/$defs/text"}
      }
    },
    "notice": {
      "type": "object", "required": ["code", "severity", "message", "path", "line", "unit"],
      "additionalProperties": false,
      "properties": {
        "code": {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"},
        "severity": {"enum": ["note", "warning", "error"]},
        "message": {"type": "string"},
        "path": {"$ref": "#/$defs/text"},
        "path_base64": {"type": "string"},
        "line": {"$ref": "#/$defs/position"},
        "unit": {"$ref": "#/$defs/text"}
      }
    },
)json"
         R"json(    "finding": {
      "$ref": "#/$defs/place",
      "required": ["rule", "severity", "confidence", "message", "end_line", "end_column", "commit", "author_date",
        "last_seen", "refs", "ref_count", "reachable", "held_by", "in_head", "status", "environment", "unit",
        "rendered_in", "also", "object", "owners", "origins", "related", "flow", "group", "state", "fingerprint",
        "redacted", "tags"],
      "unevaluatedProperties": false,
      "properties": {
        "rule": {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"},
        "severity": {"$ref": "#/$defs/severity"},
        "confidence": {"enum": ["high", "medium", "low"]},
        "message": {"type": "string", "minLength": 1},
        "end_line": {"$ref": "#/$defs/position"},
        "end_column": {"description": "one past the last code point", "$ref": "#/$defs/position"},
        "commit": {"description": "introduced the credential at this path", "$ref": "#/$defs/text"},
        "author_date": {"$ref": "#/$defs/text"},
        "last_seen": {
          "description": "null while it stands at this path in HEAD",
          "type": ["object", "null"], "required": ["commit", "date"], "additionalProperties": false,
          "properties": {"commit": {"type": "string"}, "date": {"type": "string"}}
        },
        "refs": {"type": "array", "maxItems": 5, "items": {"type": "string"}},
        "ref_count": {"$ref": "#/$defs/count"},
        "reachable": {"type": "boolean"},
        "held_by": {"description": "when not reachable: what still leads there", "$ref": "#/$defs/text"},
        "in_head": {"type": "boolean"},
        "status": {"enum": ["live", "replaced", "removed", null]},
        "environment": {"$ref": "#/$defs/text"},
        "unit": {"$ref": "#/$defs/text"},
        "rendered_in": {
          "type": "array",
          "items": {
            "type": "object", "required": ["environment", "unit", "object"], "additionalProperties": false,
            "properties": {
              "environment": {"$ref": "#/$defs/text"},
              "unit": {"$ref": "#/$defs/text"},
              "object": {"$ref": "#/$defs/object"}
            }
          }
        },
        "also": {"description": "other rules that saw the same", "type": "array", "items": {"type": "string"}},
        "object": {"$ref": "#/$defs/object"},
        "owners": {"type": "array", "items": {"type": "string"}},
        "origins": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/place", "required": ["kind", "shadowed"], "unevaluatedProperties": false,
            "properties": {"kind": {"type": "string"}, "shadowed": {"type": "boolean"}}
          }
        },
        "related": {"type": "array", "items": {"$ref": "#/$defs/step"}},
        "flow": {"type": "array", "items": {"$ref": "#/$defs/step"}},
        "group": {"description": "the same for all places of one credential", "$ref": "#/$defs/text"},
        "state": {"enum": ["new", "known", "suppressed"]},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "redacted": {"$ref": "#/$defs/text"},
        "tags": {"type": "array", "items": {"type": "string"}}
      }
    },
    "counts": {
      "type": "object",
      "required": ["objects", "files", "bytes", "units", "kubernetes_objects", "structure", "matches", "findings"],
      "additionalProperties": false,
      "properties": {
        "objects": {
          "type": "object", "required": ["commits", "trees", "blobs", "tags"],
          "additionalProperties": {"$ref": "#/$defs/count"}
        },
        "files": {"$ref": "#/$defs/count"},
        "bytes": {
          "type": "object", "required": ["present", "scanned", "skipped"], "additionalProperties": false,
          "properties": {
            "present": {"$ref": "#/$defs/count"},
            "scanned": {"$ref": "#/$defs/count"},
            "skipped": {"$ref": "#/$defs/reasons"}
          }
        },
        "units": {
          "type": "object", "required": ["rendered", "failed"],
          "additionalProperties": {"$ref": "#/$defs/count"}
        },
        "kubernetes_objects": {"$ref": "#/$defs/count"},
        "structure": {"$ref": "#/$defs/reasons"},
        "matches": {"$ref": "#/$defs/count"},
        "findings": {
          "type": "object", "required": ["reported", "suppressed", "merged"],
          "additionalProperties": {"$ref": "#/$defs/count"}
        }
      }
    }
  }
}
)json";
}

}  // namespace rummage::sarif
