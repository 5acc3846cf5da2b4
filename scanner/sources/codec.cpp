#include "sources/codec.h"

#include <limits>

#include "sources/codecs.h"

namespace rummage::sources {
namespace {

// Every codec at most sextuples its text, and a layer counts its bytes in 32 bits.
constexpr std::size_t longest = std::numeric_limits<std::uint32_t>::max() / 6;

Error too_long() {
  return {"codec/too-large", "The text is too long for a codec", {}, {}};
}

}  // namespace

Error invalid(const char* what) {
  return {"codec/invalid", what, {}, {}};
}

const char* name(Codec codec) {
  switch (codec) {
    case Codec::base64:
      return "base64";
    case Codec::base64_url:
      return "base64url";
    case Codec::hex:
      return "hex";
    case Codec::percent:
      return "percent";
    case Codec::escapes:
      return "escapes";
    case Codec::utf16_le:
      return "utf-16le";
    case Codec::utf16_be:
      return "utf-16be";
    case Codec::utf32_le:
      return "utf-32le";
    case Codec::utf32_be:
      return "utf-32be";
    case Codec::opaque:
      return "opaque";
  }
  return "opaque";
}

Result<Recoded> decode(Codec codec, std::string_view text) {
  if (text.size() > longest) return too_long();
  switch (codec) {
    case Codec::base64:
      return decode_base64(text, false);
    case Codec::base64_url:
      return decode_base64(text, true);
    case Codec::hex:
      return decode_hex(text);
    case Codec::percent:
      return decode_percent(text);
    case Codec::escapes:
      return decode_escapes(text);
    case Codec::utf16_le:
      return decode_utf16(text, false);
    case Codec::utf16_be:
      return decode_utf16(text, true);
    case Codec::utf32_le:
      return decode_utf32(text, false);
    case Codec::utf32_be:
      return decode_utf32(text, true);
    case Codec::opaque:
      break;
  }
  return invalid("This codec cannot be decoded");
}

Result<Recoded> encode(Codec codec, std::string_view bytes) {
  if (bytes.size() > longest) return too_long();
  switch (codec) {
    case Codec::base64:
      return encode_base64(bytes, false);
    case Codec::base64_url:
      return encode_base64(bytes, true);
    case Codec::hex:
      return encode_hex(bytes);
    case Codec::percent:
      return encode_percent(bytes);
    case Codec::escapes:
      return encode_escapes(bytes);
    default:
      return invalid("This codec has no encoder");
  }
}

}  // namespace rummage::sources
