# Rule files become constant tables (tools/rule_compiler). Nothing is read or parsed when the program starts.
