package notation

import "jiko/shared/civil"

// Reference is what completes a moment that is written in part; zero where it is not known.
type Reference struct {
	Now   civil.Instant // the moment at which it is read
	After civil.Instant // a moment that the one in question comes after, such as the beginning of what ended
}

const nowWords = "現在*時刻|ただいま|いま|今|now"

const (
	secondsOfDay = 24 * 3600
	secondsOfJST = 9 * 3600
)

// What may stand between a date and a time of day: in the first row, the T of RFC 3339.
const dateEnds = "t\n、|,|の|/"

// The signs of an offset from UTC, and the row of those to the west.
const (
	signs = "+\n" + dashes
	west  = 2
)

// What may stand behind a moment, in any order.
const momentEnds = aboutBehind + "\njst|(jst)|日本時間|(日本時間)|時点|現在|から|まで"

// moment reads a moment. Set into its only caller, it would cost the browser more than a hundred bytes.
//
//go:noinline
func (s *scanner) moment(ref Reference) (at civil.Instant) {
	s.about()
	start := s.skip(s.pos)
	d := s.date(ref)
	dated, end, iso := d != noDate, s.pos, false
	if dated {
		iso = s.word(dateEnds) == 1
		s.about()
	}
	second := s.clock(dated)
	timed := second >= 0
	now := !dated && !timed && s.word(nowWords) != 0
	if dated && timed {
		second += secondsOfJST - s.offset(iso)
	}
	s.ends()
	switch {
	case now:
		at = s.given(ref.Now, start)
	case dated && timed:
		at = d.At(0, 0, second)
	case timed:
		at = s.nearest(civil.Instant(second), ref, start)
	case dated:
		s.fail(NeedsTime, start, end)
	default:
		s.failRest(Unreadable, s.pos)
	}
	if !at.InCalendar() {
		s.fail(OutsideCalendar, start, s.pos)
	}
	return at
}

// about notes that 約 or the like stands here.
func (s *scanner) about() {
	if s.word(aboutBefore) != 0 {
		s.approximate = true
	}
}

// ends reads what may stand behind a moment, with which the input ends.
func (s *scanner) ends() {
	for row := s.word(momentEnds); row != 0; row = s.word(momentEnds) {
		s.approximate = s.approximate || row == aboutRow
	}
	s.finish()
}

// given is a moment of the reference, or a problem when that is not known.
func (s *scanner) given(at civil.Instant, start int) civil.Instant {
	if at <= 0 {
		s.fail(NeedsDate, start, s.pos)
	}
	return at
}

// nearest is the moment of a time of day without a date: the earliest after ref.After; when that is not known, the
// latest that is not after ref.Now.
func (s *scanner) nearest(second civil.Instant, ref Reference, start int) civil.Instant {
	second %= secondsOfDay
	if ref.After > 0 {
		at := ref.After.Date().At(0, 0, int(second))
		if at <= ref.After {
			at += secondsOfDay
		}
		return at
	}
	at := s.given(ref.Now, start).Date().At(0, 0, int(second))
	if at > ref.Now {
		at -= secondsOfDay
	}
	return at
}

// offset reads an offset from UTC as RFC 3339 writes it, in seconds towards the east; that of JST where none stands.
func (s *scanner) offset(iso bool) int {
	if s.word("z") != 0 {
		return 0
	}
	known := "+" // without the T, the dash of 12:11-14:47 is no sign
	if iso {
		known = signs
	}
	sign := s.word(known)
	if sign == 0 {
		return secondsOfJST
	}
	start := s.pos
	if s.match("|HH: MM") == 0 || s.values.of('h') >= 24 || s.values.of('m') >= 60 {
		s.failRest(Unreadable, start)
	}
	east := 3600*s.values.of('h') + 60*s.values.of('m')
	if sign == west {
		return -east
	}
	return east
}

// Moment reads a moment, JST: 令和2年6月29日(月) 12時11分頃, R2.4.30 14:07, 2020/6/29 12:11, 202006291211,
// 2020-06-29T12:11+09:00, 6/29 12:11, 29日12時, 本日13時頃, 12:11, 現在. A day without its year or month is the first from
// the day of ref.After on, or else the last up to the day of ref.Now; a time of day alone is the earliest after
// ref.After, or else the latest not after ref.Now. 24:00 to 29:59 belong to the next day. approximate tells that
// the moment came with 約, 頃 or the like.
//
// The moment is zero on a Problem, and also without one where nothing is given, or that it is not known.
func Moment(s string, ref Reference) (at civil.Instant, approximate bool, problem Problem) {
	var in scanner
	in.open(s, moment)
	if !in.isUnknown() {
		at = in.moment(ref)
	}
	if in.problem.Code != NoProblem {
		return 0, false, in.problem
	}
	return at, in.approximate, in.problem
}
