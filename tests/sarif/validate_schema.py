"""Checks every N.json of a folder against its schema.json. Exit code 1 and one line for each fault."""
import json
import pathlib
import sys

import jsonschema

folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "schema.json").read_text("utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
faults = [
    f"{path.name}: {error.json_path}: {error.message[:200]}"
    for path in sorted(folder.glob("[0-9]*.json"))
    for error in validator.iter_errors(json.loads(path.read_text("utf-8")))
]
print("\n".join(faults))
sys.exit(1 if faults else 0)
