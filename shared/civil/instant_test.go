package civil_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"jiko/shared/civil"
)

var jst = time.FixedZone("JST", 9*60*60)

func TestInstantsAgreeWithTime(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 29))
	first, last := civil.First.At(0, 0, 0), civil.Last.At(23, 59, 59)
	for range 200_000 {
		i := first + civil.Instant(random.Int64N(int64(last-first+1)))
		checkInstant(t, i)
	}
	for _, i := range []civil.Instant{first, first + 1, last - 1, last} {
		checkInstant(t, i)
	}
}

// checkInstant compares an instant with the same moment of the standard library, and puts it together again.
func checkInstant(t *testing.T, i civil.Instant) {
	t.Helper()
	want := time.Unix(int64(i), 0).UTC().Add(-9 * time.Hour).In(jst)
	hour, minute, second := i.Clock()
	year, month, dayOfMonth := i.Date().YMD()
	if got := time.Date(year, time.Month(month), dayOfMonth, hour, minute, second, 0, jst); !got.Equal(want) {
		t.Fatalf("instant %d is %s, want %s", i, got, want)
	}
	if got := i.Date().At(hour, minute, second); got != i {
		t.Fatalf("instant %d comes together again as %d", i, got)
	}
	layout := "2006-01-02T15:04Z07:00"
	if second != 0 {
		layout = time.RFC3339
	}
	if i.Unix() != want.Unix() || civil.FromUnix(want.Unix()) != i {
		t.Fatalf("instant %d is %d of Unix and %d from there, want %d", i, i.Unix(), civil.FromUnix(want.Unix()), want.Unix())
	}
	text := string(i.Append(nil))
	if text != want.Format(layout) {
		t.Fatalf("instant %d prints as %s, want %s", i, text, want.Format(layout))
	}
	for _, form := range []string{text, want.Format(time.RFC3339), want.UTC().Format(time.RFC3339)} {
		if got, ok := civil.ParseInstant(form); !ok || got != i {
			t.Fatalf("ParseInstant(%s) is %d, %t, want %d", form, got, ok, i)
		}
	}
}

func TestAnHourPastTheDayCarriesOver(t *testing.T) {
	d := day(t, "2020-12-31")
	if d.At(24, 0, 0) != (d+1).At(0, 0, 0) {
		t.Error("hour 24 is not the next midnight")
	}
	if d.At(23, 59, 60) != (d+1).At(0, 0, 0) {
		t.Error("second 60 of the last minute is not the next midnight")
	}
}

func TestPlusStaysInsideTheCalendar(t *testing.T) {
	began := day(t, "2020-06-29").At(23, 11, 30)
	end := civil.Last.At(23, 59, 59)
	room := int64(end-began) / 60
	for _, c := range []struct {
		from    civil.Instant
		minutes int64
		want    civil.Instant // 0: refused
	}{
		{began, 0, began}, {began, 156, day(t, "2020-06-30").At(1, 47, 30)},
		{began, room, began + civil.Instant(60*room)}, {began, room + 1, 0}, {began, math.MaxInt64, 0}, {began, -1, 0},
		{end, 0, end}, {end, 1, 0}, {end - 60, 1, end}, {end - 59, 1, 0},
	} {
		if got, ok := c.from.Plus(c.minutes); ok != (c.want != 0) || got != c.want {
			t.Errorf("%s plus %d minutes is %s, %t, want %s", c.from.Append(nil), c.minutes, got.Append(nil), ok, c.want.Append(nil))
		}
	}
}

func TestBefore1970TimeRunsForwardToo(t *testing.T) {
	i := civil.Instant(-1)
	if hour, minute, second := i.Clock(); i.Date() != -1 || hour != 23 || minute != 59 || second != 59 {
		t.Errorf("the second before 1970 is day %d, %d:%d:%d", i.Date(), hour, minute, second)
	}
}

func TestNoInstantPrintsNothing(t *testing.T) {
	if got := string(civil.Instant(0).Append([]byte("x"))); got != "x" {
		t.Errorf("no instant prints as %s", got)
	}
}

func TestParseInstant(t *testing.T) {
	const noon = "2020-06-29T12:11+09:00"
	for _, c := range []struct{ text, want string }{ // no want: refused
		{"2020-06-29T12:11+09:00", noon},
		{"2020-06-29T12:11:00+09:00", noon},
		{"2020-06-29T12:11", noon},
		{"2020-06-29T12:11:00", noon},
		{"2020-06-29T12:11:00.0", noon},
		{"2020-06-29T12:11:00.000+09:00", noon},
		{"2020-06-29T03:11:00.000Z", noon},
		{"2020-06-29T03:11Z", noon},
		{"2020-06-29t03:11z", noon},
		{"2020-06-29T03:11+00:00", noon},
		{"2020-06-29T03:11-00:00", noon},
		{"2020-06-28T23:11-04:00", noon},
		{"2020-06-29T08:41+05:30", noon},
		{"2020-06-30T03:10+23:59", noon},
		{"2020-06-28T03:12-23:59", noon},
		{"2020-06-29T12:11:30", "2020-06-29T12:11:30+09:00"},
		{"2020-06-29T12:11:30.00Z", "2020-06-29T21:11:30+09:00"},
		{"2020-06-29T00:00", "2020-06-29T00:00+09:00"},
		{"2020-06-29T23:59:59", "2020-06-29T23:59:59+09:00"},

		// The limits of the calendar hold in JST, not in the zone of the text.
		{"1985-01-01T00:00", "1985-01-01T00:00+09:00"},
		{"1984-12-31T15:00Z", "1985-01-01T00:00+09:00"},
		{"1984-12-31T14:59:59Z", ""},
		{"1984-12-31T23:59:59", ""},
		{"2099-12-31T23:59:59", "2099-12-31T23:59:59+09:00"},
		{"2100-01-01T08:59:59+18:00", "2099-12-31T23:59:59+09:00"},
		{"2099-12-31T15:00Z", ""},
		{"2100-01-01T00:00", ""},
		{"1970-01-01T00:00", ""},

		// Other forms of date and time.
		{"", ""},
		{"2020-06-29", ""},
		{"2020-06-29T12", ""},
		{"2020-06-29T12:1", ""},
		{"2020-06-29 12:11", ""},
		{"2020-06-29T1211", ""},
		{"2020-06-29T12.11", ""},
		{"20200629T12:11+09", ""},
		{"2020-06-29T2:11+09:00", ""},
		{"2000-01-01T0:00:00+00:00", ""}, // which the standard library reads
		{" 2020-06-29T12:11", ""},
		{"2020-06-29T12:11 ", ""},
		{"2020-6-29T12:11:00", ""},

		// Times that no clock shows.
		{"2020-06-29T24:00", ""},
		{"2020-06-29T12:60", ""},
		{"2020-06-29T12:11:60", ""},
		{"2017-01-01T08:59:60+09:00", ""},
		{"2020-06-29T1a:11", ""},
		{"2020-06-29T12:-1", ""},
		{"2020-06-29T12:11:", ""},
		{"2020-06-29T12:11:3", ""},
		{"2020-06-29T12:11:3Z", ""},
		{"2020-06-31T12:11", ""},
		{"2021-02-29T12:11", ""},

		// Fractions.
		{"2020-06-29T12:11:00.", ""},
		{"2020-06-29T12:11:00.Z", ""},
		{"2020-06-29T12:11:00.5", ""},
		{"2020-06-29T12:11:00.001Z", ""},
		{"2020-06-29T12:11:00,000Z", ""},
		{"2020-06-29T12:11.0", ""},
		{"2020-06-29T12:11:60.0", ""},

		// Offsets.
		{"2020-06-29T12:11+9:00", ""},
		{"2020-06-29T12:11+0900", ""},
		{"2020-06-29T12:11+09", ""},
		{"2020-06-29T12:11+09:0", ""},
		{"2020-06-29T12:11+09:000", ""},
		{"2020-06-29T12:11+09.00", ""},
		{"2020-06-29T12:11+24:00", ""},
		{"2020-06-29T12:11-24:00", ""},
		{"2020-06-29T12:11+09:60", ""},
		{"2020-06-29T12:11+0x:00", ""},
		{"2020-06-29T12:11 09:00", ""},
		{"2020-06-29T12:11ZZ", ""},
		{"2020-06-29T12:11JST", ""},
		{"2020-06-29T12:11−09:00", ""},
	} {
		got, ok := civil.ParseInstant(c.text)
		if ok != (c.want != "") || ok && string(got.Append(nil)) != c.want {
			t.Errorf("ParseInstant(%q) is %s, %t, want %q", c.text, got.Append(nil), ok, c.want)
		}
	}
}

// FuzzParseInstant: what is read prints in one form that reads the same, and RFC 3339 texts agree with the standard
// library.
func FuzzParseInstant(f *testing.F) {
	for _, seed := range []string{
		"2020-06-29T12:11+09:00", "2020-06-29T12:11", "2020-06-29T03:11:30.000Z", "2020-02-29t23:59:59-23:59",
		"1984-12-31T15:00Z", "2099-12-31T15:00Z", "2020-06-29T24:00", "2020-06-29T12:11:60Z", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		i, ok := civil.ParseInstant(text)
		want, err := time.Parse(time.RFC3339, text)
		if ok && err == nil && int64(i) != want.Unix()+9*60*60 {
			t.Fatalf("ParseInstant(%q) is %s, but it is %s", text, i.Append(nil), want)
		}
		if !ok {
			refuseRightly(t, text, want, err)
			return
		}
		if i < civil.First.At(0, 0, 0) || i >= civil.Last.At(24, 0, 0) {
			t.Fatalf("ParseInstant(%q) lies outside the calendar", text)
		}
		printed := string(i.Append(nil))
		if again, ok := civil.ParseInstant(printed); !ok || again != i {
			t.Fatalf("%q reads as %s, which reads as %d, %t", text, printed, again, ok)
		}
	})
}

// refuseRightly fails when a text that ParseInstant refused is a moment of the calendar as RFC 3339 writes it. The
// standard library reads more than that: hours of one digit, +24:00, a comma before the fraction.
func refuseRightly(t *testing.T, text string, want time.Time, err error) {
	t.Helper()
	if err != nil || want.Format(time.RFC3339) != text {
		return
	}
	year := want.In(jst).Year()
	_, offset := want.Zone()
	if year >= 1985 && year <= 2099 && offset > -24*60*60 && offset < 24*60*60 {
		t.Fatalf("ParseInstant refuses %q", text)
	}
}
