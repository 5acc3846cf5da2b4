#pragma once

#include "helm/functions/function.h"

// One function a family. A new family is named here and in catalogue.cpp.
namespace rummage::helm::families {

// Go's text/template.
Family logic();        ///< and or not eq ne lt le gt ge (and/or are evaluated by the evaluator, short-circuit)
Family printing();     ///< print printf println html js urlquery
Family collections();  ///< index len call slice(Go's is overridden by Sprig's)

// Sprig.
Family strings();    ///< trim*, trunc, substr, replace, repeat, contains, hasPrefix, plural, nospace, initials ...
Family words();      ///< case functions: upper lower title untitle snakecase camelcase kebabcase swapcase, wrap, abbrev
Family layout();     ///< quote squote cat indent nindent join split splitn splitList sortAlpha toString toStrings
Family encodings();  ///< b64enc b64dec b32enc b32dec
Family digests();    ///< sha1sum sha256sum sha512sum adler32sum bcrypt htpasswd derivePassword
Family numbers();    ///< int int64 float64 atoi toDecimal add ... round until seq
Family defaults();   ///< default empty coalesce all any ternary compact fail required deepCopy deepEqual
Family types();      ///< typeOf typeIs typeIsLike kindOf kindIs
Family dicts();      ///< dict get set unset hasKey pluck keys values pick omit merge mergeOverwrite dig
Family lists();  ///< list tuple append push prepend first rest last initial reverse uniq without has slice concat chunk
Family paths();  ///< base dir clean ext isAbs os*
Family urls();   ///< urlParse urlJoin
Family regexes();       ///< regex* and must forms
Family dates();         ///< now date* duration* htmlDate toDate unixEpoch, Helm 4.2's durations
Family versions();      ///< semver semverCompare
Family random();        ///< rand* uuidv4 shuffle
Family certificates();  ///< genCA gen* buildCustomCert encryptAES decryptAES

// Helm.
Family templates();  ///< include tpl lookup getHostByName
Family documents();  ///< toYaml fromYaml toJson fromJson toToml ... all forms

}  // namespace rummage::helm::families
