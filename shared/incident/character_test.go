package incident_test

import (
	"testing"
	"unicode"

	"jiko/shared/incident"
)

func TestOnlyWhatIsForReadingIsReadable(t *testing.T) {
	for _, row := range []struct {
		c    rune
		want bool
	}{
		{0x1f, false}, {' ', true}, {'~', true}, {0x7f, false}, {0x9f, false}, {0xa0, true},
		{0x200a, true}, {0x200b, false}, {0x200f, false}, {0x2010, true},
		{0x2027, true}, {0x2028, false}, {0x202a, false}, {0x202e, false}, {0x202f, true},
		{0x205f, true}, {0x2060, false}, {0x2066, false}, {0x2069, false}, {0x206f, false}, {0x2070, true},
		{0xfeff, false}, {'県', true}, {'　', true}, {0xfe00, true}, {0xe0100, true},
	} {
		if incident.Readable(row.c) != row.want {
			t.Errorf("%U is readable: %v", row.c, !row.want)
		}
	}
}

func TestTextsOfSeveralLinesHaveTheirEndsTabsAndJoinersToo(t *testing.T) {
	for c := range rune(unicode.MaxRune + 1) {
		want := incident.Readable(c)
		switch c {
		case '\n', '\t', 0x200d:
			want = true
		}
		if incident.ReadableInLines(c) != want {
			t.Errorf("%U may stand in several lines: %v", c, !want)
		}
	}
}

func TestEveryControlIsUnreadableAndNothingThatShowsIs(t *testing.T) {
	for c := range rune(unicode.MaxRune + 1) {
		switch readable := incident.Readable(c); {
		case readable && unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control):
			t.Errorf("%U is readable", c)
		case !readable && unicode.IsGraphic(c):
			t.Errorf("%U is not readable", c)
		}
	}
}
