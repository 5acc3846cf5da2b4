/* The nine GSSAPI functions that libgit2 1.5.1 refers to, each answering "failure": Rummage opens no connection. */
#include <stddef.h>

enum { gss_failure = 13 << 16 };
typedef unsigned int status;

const void* GSS_C_NT_HOSTBASED_SERVICE = NULL;
#define UNAVAILABLE(name) \
  status name(void);      \
  status name(void) { return gss_failure; }

UNAVAILABLE(gss_import_name)
UNAVAILABLE(gss_release_name)
UNAVAILABLE(gss_indicate_mechs)
UNAVAILABLE(gss_release_oid_set)
UNAVAILABLE(gss_test_oid_set_member)
UNAVAILABLE(gss_init_sec_context)
UNAVAILABLE(gss_delete_sec_context)
UNAVAILABLE(gss_release_buffer)
UNAVAILABLE(gss_display_status)
