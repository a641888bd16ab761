package civil

import "jiko/shared/codes"

// Closures are the codes of the closures; none for an open day.
const Closures codes.List = "|saturday|sunday|holiday|year-end"

// String is the code of the closure in an answer; empty for an open day.
func (c Closure) String() string { return Closures.At(int(c)) }
