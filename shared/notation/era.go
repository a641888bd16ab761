package notation

import "jiko/shared/civil"

// Only eras that reach into the calendar are known.
const eraNames = `令和|令|r|r.|㋿
平成|平|h|h.|㍻
昭和|昭|s|s.|㍼`

// eras holds, in the same order, the year before the first of each era (元号), and its first day.
var eras = [...]struct {
	yearZero int
	first    civil.Date
}{
	{2018, 18017}, // 2019-05-01
	{1988, 6947},  // 1989-01-08
	{1925, 0},     // 1926-12-25, before the calendar
}

// eraYear reads the year of an era, as the year of our calendar, and the first day of the era. Years and days past the
// end of an era are read too: what was written ahead, 平成32年, has one meaning. It is false when no era stands here.
func (s *scanner) eraYear() (year int, first civil.Date, ok bool) {
	before := s.pos
	row := s.word(eraNames)
	if row == 0 {
		return 0, 0, false
	}
	start := s.skip(s.pos)
	n, digits := 1, 0
	if !s.one("元") {
		n, digits = s.whole()
	}
	switch {
	case digits < 0:
		s.pos = before
		return 0, 0, false
	case n == 0:
		s.fail(NoSuchDate, start, s.pos)
	}
	era := &eras[row-1]
	return era.yearZero + n, era.first, true
}
