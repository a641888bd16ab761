package notation

import "jiko/shared/civil"

// Only eras that reach into the calendar are known.
const eraNames = `令*和|r*.|㋿
平*成|h*.|㍻
昭*和|s*.|㍼`

// eras holds, in the same order, the year before the first of each era (元号), and its first day; before them, the reckoning
// without an era. Years and days past the end of an era are read too: what was written ahead, 平成32年, has one meaning.
var eras = [...]struct {
	yearZero int
	first    civil.Date
}{
	{0, 0},
	{2018, 18017}, // 2019-05-01
	{1988, 6947},  // 1989-01-08
	{1925, 0},     // 1926-12-25, before the calendar
}
