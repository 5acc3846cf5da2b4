#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rummage::detectors {

/// Where a connection string keeps its password.
struct ConnectionPart {
  std::size_t begin = 0, end = 0;  ///< bytes of the password; empty when there is none
  bool has_password() const { return end > begin; }
};

/// Reads `scheme://user:password@host`, JDBC and other URLs with a secret among their parameters,
/// `user:password@tcp(host)`, and `Key=value;` or `key=value` lists as ADO, ODBC and libpq have them. Nothing when
/// `value` is no connection string or URL. The password is as it stands, perhaps percent-encoded, a template or a
/// placeholder. Linear.
std::optional<ConnectionPart> read_connection(std::string_view value);

}  // namespace rummage::detectors
