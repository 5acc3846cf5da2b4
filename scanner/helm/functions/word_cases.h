#pragma once

#include <string>
#include <string_view>

namespace rummage::helm {

/// "some_words" to "SomeWords", as ToPascalCase of github.com/huandu/xstrings 1.5 does it (Sprig's camelcase):
/// connectors (-, _ and white space) at the front and all but one of a row of them stay.
std::string pascal_case(std::string_view text);

/// "HTTPServer2xx" to "http_server_2xx" with connector `_`: ToSnakeCase and ToKebabCase of xstrings 1.5.
std::string lower_case_words(std::string_view text, char connector);

}  // namespace rummage::helm
