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

// clocks are the ways in which a time of day is written.
const clocks patterns = "|HHMMSS#|HHMM#|h: MM: SS.z|h: MM: SS#|h: MM#|h時半|h時m分s秒|h時m分|h時s秒|h時|h"

const (
	sixDigits  = 1
	fourDigits = 2
	halfPast   = 6
	hourAlone  = 11
)

// clock reads a time of day as seconds since midnight: 12:11, 12:11:30, 12時11分, 12時半, 午後0時11分, 3:05pm, 正午,
// 1211, and behind a date also 121130. Without a date, 2011 may be a year. Hours from 24 to 29 belong to the next day. It is
// negative when none stands here.
func (s *scanner) clock(dated bool) int {
	if s.word("正午|noon") != 0 {
		return 12 * 3600
	}
	before := s.pos
	part := s.word(dayParts)
	start := s.skip(s.pos)
	row := s.match(clocks)
	late := false
	if part == 0 && row != 0 {
		if half := s.word(latinParts); half != 0 {
			part, late = am-1+half, true
		}
	}
	v := &s.values
	hour, minute, second := v.of('h'), v.of('m'), v.of('s')
	switch {
	case row == 0, row == hourAlone && !late, !dated && s.beginsDate(row, hour):
		s.pos = before
		return -1
	case row == halfPast:
		minute = 30
	}
	hour = s.hour(hour, part, dated, start)
	switch {
	case v.of('z') != 0:
		s.fail(Unreadable, start, s.pos)
	case minute >= 60 || second >= 60:
		s.fail(NoSuchTime, start, s.pos)
	}
	return 3600*hour + 60*minute + second
}

// beginsDate tells whether digits with no date before them may be the beginning of one: six of them, four that may be a year of this
// century, or four behind which a date was read on.
func (s *scanner) beginsDate(row, hour int) bool {
	return row == sixDigits || row == fourDigits && (hour == 20 || s.pos < s.far)
}

// hour is the hour of the day in its part. By the old rule 午後12時 is midnight, by the clocks it is noon. The night of
// 29日深夜2時 may be the one in which the 29th begins or the one in which it ends.
func (s *scanner) hour(hour, part int, dated bool, start int) int {
	half := part != 0 && part < deepNight
	switch {
	case hour > 29, half && hour > 12:
		s.fail(NoSuchTime, start, s.pos)
	case half && part <= afternoon && hour == 12,
		part == deepNight && (5 < hour && hour < 22 || dated && hour <= 5):
		s.fail(Ambiguous, start, s.pos)
	}
	if half {
		hour %= 12
	}
	if part == afternoon || part == pm {
		hour += 12
	}
	return hour
}
