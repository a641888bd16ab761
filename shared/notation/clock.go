package notation

// The rows of the parts of a day.
const (
	morning   = 1 + iota // 午前, up to 11 o'clock
	afternoon            // 午後, from 0 o'clock on
	am                   // 12 am is midnight
	pm                   // 12 pm is noon
	deepNight            // 深夜
)

const (
	latinParts = "am|a.m.\npm|p.m."
	dayParts   = "午前|朝|早朝|未明\n午後\n" + latinParts + "\n深夜"
)

// clock reads a time of day as seconds since midnight: 12:11, 12:11:30, 12時11分, 12時半, 午後0時11分, 3:05pm, 正午,
// 1211, and behind a date also 121130. Without a date, 2011 may be a year. Hours from 24 to 29 belong to the next day. It is false when none stands here.
func (s *scanner) clock(dated bool) (second int, ok bool) {
	if s.one("正午|noon") {
		return 12 * 3600, true
	}
	before := s.pos
	part := s.word(dayParts)
	start := s.skip(s.pos)
	hour, digits := s.whole()
	if digits < 0 {
		s.pos = before
		return 0, false
	}
	minute, ok := 0, true
	switch {
	case digits == 4 && (dated || hour/100 != 20):
		hour, minute = hour/100, hour%100
	case dated && digits == 6:
		hour, minute, second = hour/10000, hour/100%100, hour%100
	case s.one(":"):
		minute, second = s.colons()
	case s.one("時"):
		minute, second = s.minuteWords()
	default:
		ok = false
	}
	if part == 0 {
		if row := s.word(latinParts); row != 0 {
			part, ok = am-1+row, true
		}
	}
	if !ok {
		s.failRest(Unreadable, start)
	}
	hour = s.hour(hour, part, dated, start)
	if minute >= 60 || second >= 60 {
		s.fail(NoSuchTime, start, s.pos)
	}
	return 3600*hour + 60*minute + second, true
}

// colons reads the minutes and seconds of 12:11:30, behind the first colon. A fraction of a second must be zero.
func (s *scanner) colons() (minute, second int) {
	minute = s.sixty()
	if !s.one(":") {
		return minute, 0
	}
	second = s.sixty()
	start := s.pos
	if s.one(".") {
		if value, digits := s.whole(); digits < 0 || value != 0 {
			s.failRest(Unreadable, start)
		}
	}
	return minute, second
}

// minuteWords reads the minutes and seconds of 12時11分30秒, or the 半 of 12時半.
func (s *scanner) minuteWords() (minute, second int) {
	if s.one("半") {
		return 30, 0
	}
	return s.counted("分"), s.counted("秒")
}

// counted reads a number with its unit; zero when that does not stand here.
func (s *scanner) counted(unit words) int {
	before := s.pos
	n, digits := s.whole()
	if digits < 0 || !s.one(unit) {
		s.pos = before
		return 0
	}
	return n
}

// hour is the hour of the day in its part. By the old rule 午後12時 is midnight, by the clocks it is noon. The night of
// 29日深夜2時 may be the one in which the 29th begins or the one in which it ends.
func (s *scanner) hour(hour, part int, dated bool, start int) int {
	code := NoProblem
	switch {
	case part <= afternoon && part != 0 && hour == 12,
		part == deepNight && (5 < hour && hour < 22 || dated && hour <= 5):
		code = Ambiguous
	case hour > 29, part != 0 && part < deepNight && hour > 12:
		code = NoSuchTime
	}
	if code != NoProblem {
		s.fail(code, start, s.pos)
	}
	if (part == am || part == pm) && hour == 12 {
		hour = 0
	}
	if part == afternoon || part == pm {
		hour += 12
	}
	return hour
}
