package caseline_test

import (
	"math"
	"strings"
	"testing"

	"jiko/shared/civil"
	"jiko/shared/incident"
)

// Each row is a line of the form and the canonical line of what it was read as.
func TestWhatIsTypedIsReadAndPrintedInOneWay(t *testing.T) {
	const head = "v=1 t=2020-06-29T12:11 "
	for _, row := range []struct{ what, typed, want string }{
		{"FY2020 No. 3 as the design has it", "v=1 t=2020-06-29T12:11 k=emergency-voice u=135000 a=石川県 e=stop m=156 u=8000 a=兵庫県 e=stop m=261",
			"v=1 t=2020-06-29T12:11 k=emergency-voice u=135000 a=石川県 e=stop m=156 u=8000 a=兵庫県 e=stop m=261"},
		{"as people write", "t=令和2年6月29日12時11分 k=emergency-voice u=13万5000 e=stop m=2時間36分", head + "k=emergency-voice u=135000 e=stop m=156"},
		{"the time of day is the latest one", "t=12:11 k=voice u=1 m=5", head + "k=voice u=1 e=stop m=5"},
		{"it was yesterday", "t=13:01 k=voice u=1 m=5", "v=1 t=2020-06-28T13:01 k=voice u=1 e=stop m=5"},
		{"頃 stays with the time", "t=2020-06-29T12:11頃 k=voice u=1 m=5", "v=1 t=2020-06-29T12:11頃 k=voice u=1 e=stop m=5"},
		{"頃 stays with the start and the end of a phase", "t=2020-06-29T12:11 k=voice u=1 b=12:15頃 n=12:40ごろ", head + "k=voice u=1 e=stop b=2020-06-29T12:15頃 n=2020-06-29T12:40頃"},
		{"a phase that began with the incident began 頃 as well", "t=2020-06-29T12:11頃 k=voice u=1 n=12:40", "v=1 t=2020-06-29T12:11頃 k=voice u=1 e=stop n=2020-06-29T12:40"},
		{"unless its start is exact", "t=2020-06-29T12:11頃 k=voice u=1 b=12:11 n=12:40", "v=1 t=2020-06-29T12:11頃 k=voice u=1 e=stop b=2020-06-29T12:11 n=2020-06-29T12:40"},
		{"a length from 頃 ends 頃", "t=12:11 k=voice u=1 b=約12:30 m=5", head + "k=voice u=1 e=stop b=2020-06-29T12:30頃 n=2020-06-29T12:35頃"},
		{"seconds stay with the time", "t=2020-06-29T12:11:30 k=voice u=1 n=2020-06-29T12:11:31", "v=1 t=2020-06-29T12:11:30 k=voice u=1 e=stop n=2020-06-29T12:11:31"},
		{"the unit stays with the users", "t=12:11 k=voice u=135000回線 m=5", head + "k=voice u=135000lines e=stop m=5"},
		{"about, at most, at least, between", "t=12:11 k=voice u=約3万 m=5 u=最大220万人 m=5 u=3万人以上 m=5 u=..30000 m=5 u=1..5 m=5 u=25000..34999 m=5",
			head + "k=voice u=~30000 e=stop m=5 u=^2200000persons e=stop m=5 u=30000persons.. e=stop m=5 u=..30000 e=stop m=5 u=..5 e=stop m=5 u=25000..34999 e=stop m=5"},
		{"nothing said of the users", "t=12:11 k=voice u= m=5", head + "k=voice u= e=stop m=5"},
		{"users unknown", "t=12:11 k=voice u=? m=5", head + "k=voice u= e=stop m=5"},

		{"defaults are left out", "t=12:11 x=telecom-equipment g=other f=ordinary l=no k=voice y= u=1 a= e=stop d=length b= n= m=5", head + "k=voice u=1 e=stop m=5"},
		{"what is not the default stays", "t=12:11 x=other-equipment g=dslam k=lpwa y=yes u=1 e=degrade m=5 c=2015-04-01", head + "x=other-equipment g=dslam k=lpwa y=yes u=1 e=degrade m=5 c=2015-04-01"},
		{"the first edition has a name", "t=12:11 k=voice u=1 m=5 c=before-2008-04-01", head + "k=voice u=1 e=stop m=5 c=before-2008-04-01"},
		{"numbers behind keys keep radio buttons apart", "t0=12:11 k9=voice u3=1 e44=stop d5=length m6=5", head + "k=voice u=1 e=stop m=5"},
		{"the buttons of the page are passed over", "t=12:11 do=add-service k=voice u=1 m=5 do=", head + "k=voice u=1 e=stop m=5"},
		{"empty pairs are passed over", "  t=12:11  k=voice u=1 m=5 =3  ", head + "k=voice u=1 e=stop m=5"},
		{"the pairs of the incident may stand anywhere", "k=voice u=1 m=5 c=2019-04-01 t=12:11 g=dslam", head + "g=dslam k=voice u=1 e=stop m=5 c=2019-04-01"},

		{"a group of users may be left out", "t=12:11 k=voice", head + "k=voice u= e=stop"},
		{"a phase may be left out: it goes on", "t=12:11 k=voice u=1", head + "k=voice u=1 e=stop"},
		{"an area opens a group of users", "t=12:11 k=voice a=石川県 e=stop m=5", head + "k=voice u= a=石川県 e=stop m=5"},
		{"a phase opens a group of users", "t=12:11 k=voice e=degrade m=5", head + "k=voice u= e=degrade m=5"},
		{"a length opens a phase", "t=12:11 k=voice u=1 m=5", head + "k=voice u=1 e=stop m=5"},
		{"a number behind what is open opens the next", "t=12:11 k=voice u=1 e=stop m=5 e=degrade m=6 u=2 m=7 k=other u=3 m=8",
			head + "k=voice u=1 e=stop m=5 e=degrade m=6 u=2 e=stop m=7 k=other u=3 e=stop m=8"},

		{"it goes on since the occurrence", "t=12:11 k=voice u=1 e=stop d=ongoing", head + "k=voice u=1 e=stop"},
		{"it goes on since later", "t=12:11 k=voice u=1 e=stop d=ongoing b=12:30", head + "k=voice u=1 e=stop b=2020-06-29T12:30"},
		{"継続中", "t=12:11 k=voice u=1 e=stop n=継続中", head + "k=voice u=1 e=stop"},
		{"ongoing", "t=12:11 k=voice u=1 e=stop n=ongoing", head + "k=voice u=1 e=stop"},
		{"until", "t=12:11 k=voice u=1 e=stop d=until n=12:40", head + "k=voice u=1 e=stop n=2020-06-29T12:40"},
		{"until, by what is typed", "t=12:11 k=voice u=1 e=stop n=12:40", head + "k=voice u=1 e=stop n=2020-06-29T12:40"},
		{"until the next day", "t=12:11 k=voice u=1 e=stop b=23:50 n=0:10", head + "k=voice u=1 e=stop b=2020-06-29T23:50 n=2020-06-30T00:10"},
		{"began with the incident", "t=12:11 k=voice u=1 e=stop b=12:11 n=12:40", head + "k=voice u=1 e=stop n=2020-06-29T12:40"},
		{"a length from a start has its place in time", "t=12:11 k=voice u=1 e=stop b=12:30 m=5", head + "k=voice u=1 e=stop b=2020-06-29T12:30 n=2020-06-29T12:35"},
		{"a length from the start of the incident", "t=12:11 k=voice u=1 e=stop b=12:11 m=5", head + "k=voice u=1 e=stop n=2020-06-29T12:16"},
		{"a length that is not exact has no end", "t=12:11 k=voice u=1 e=stop b=12:30 m=5..6", head + "k=voice u=1 e=stop m=5..6"},
		{"最大 stays with a length", "t=12:11 k=voice u=1 e=stop b=12:30 m=最大120分", head + "k=voice u=1 e=stop m=^120"},
		{"unknown", "t=12:11 k=voice u=1 e=stop d=unknown", head + "k=voice u=1 e=stop d=unknown"},
		{"unknown, as a length", "t=12:11 k=voice u=1 e=stop m=?", head + "k=voice u=1 e=stop d=unknown"},
		{"what is chosen prevails over what is left in other fields", "t=12:11 k=voice u=1 e=stop d=unknown n=12:40 m=5", head + "k=voice u=1 e=stop d=unknown"},

		{"a satellite, all lost", "t=12:11 f=satellite l=yes e=stop m=120 k=voice u=1 m=5", head + "f=satellite l=yes e=stop m=120 k=voice u=1 e=stop m=5"},
		{"a satellite, and nothing said of the time: it goes on", "t=12:11 f=satellite l=yes k=voice u=1 m=5", head + "f=satellite l=yes e=stop k=voice u=1 e=stop m=5"},
		{"a cable, perhaps all lost", "t=12:11 f=submarine-cable l=unknown e=stop d=unknown k=voice u=1 m=5", head + "f=submarine-cable e=stop d=unknown k=voice u=1 e=stop m=5"},
		{"what the form asks of a facility is passed over when it is ordinary", "t=12:11 f=ordinary l=yes e=stop m=9 k=voice u=1 m=5", head + "k=voice u=1 e=stop m=5"},
		{"and when nothing was lost", "t=12:11 f=equivalent l=no e=stop m=9 k=voice u=1 m=5", head + "f=equivalent l=no k=voice u=1 e=stop m=5"},
		{"a facility behind a service takes its own phases", "t=12:11 k=voice u=1 m=5 f=satellite l=yes m=120", head + "f=satellite l=yes e=stop m=120 k=voice u=1 e=stop m=5"},

		{"a leak needs no service", "t=12:11 x=information-leak", head + "x=information-leak"},
		{"what the form asks of services is passed over for a leak", "t=12:11 x=information-leak k= u=", head + "x=information-leak"},
	} {
		t.Run(row.what, func(t *testing.T) { hold(t, line(row.typed), reading{canonical: row.want}) })
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	for _, row := range []struct{ typed, want string }{
		{"", "occurred services[0].kind"},
		{"t=12:11", "services[0].kind"},
		{"k=voice", "occurred"},
		{"t=12:11 k=voice u=1 k= u=2", "services[1].kind"},
		{"t=12:11 y=yes", "services[0].kind"},
		{"t=12:11 k=voice u=1 d=until", "services[0].impacts[0].phases[0].to"},
		{"t=12:11 k=voice u=1 d=length", "services[0].impacts[0].phases[0].minutes"},
		{"t=12:11 k=voice u=1 m=5 f=satellite l=yes d=length", "phases[0].minutes"},
		{"t=調査中 k=voice u=1 m=5", "occurred"},
		{"t=12:11 k=voice u=1 b=不明 n=12:40", "services[0].impacts[0].phases[0].from"},
		{"t=12:11 k=voice u=1 n=不明", "services[0].impacts[0].phases[0].to"},
	} {
		t.Run(row.typed, func(t *testing.T) { hold(t, line(row.typed), reading{missing: row.want}) })
	}
}

func TestWhatCannotBeTakenIsNamed(t *testing.T) {
	const users, phase = "services[0].impacts[0].users", "services[0].impacts[0].phases[0]."
	for _, row := range []struct{ what, typed, want string }{
		{"another grammar", "v=2 t=12:11 k=voice", "version unknown-value 2"},
		{"an unknown key", "t=12:11 k=voice q=1", "unknown-field q"},
		{"a long key", "t=12:11 k=voice users=1", "unknown-field users"},
		{"a key of another script", "t=12:11 k=voice 人=1", "unknown-field 人"},
		{"a time that is none", "t=いつか k=voice", "occurred unreadable いつか"},
		{"unknown codes", "t=12:11 x=fire g=car f=moon k=pigeon c=2020-04-01", "trigger unknown-value fire\nfacility unknown-value moon\nequipment unknown-value car\nedition unknown-value 2020-04-01\nservices[0].kind unknown-value pigeon"},
		{"an additional function is one or is not", "t=12:11 k=voice y=no", "services[0].additionalFunction unknown-value no"},
		{"all traffic is lost or is not", "t=12:11 f=satellite l=perhaps k=voice", "allTrafficLost unknown-value perhaps"},
		{"an effect that is none", "t=12:11 k=voice u=1 e=explode m=5", phase + "effect unknown-value explode"},
		{"an end that is none", "t=12:11 k=voice u=1 d=never", phase + "end unknown-value never"},
		{"an end and a length", "t=12:11 k=voice u=1 n=12:40 m=5", phase + "minutes conflict 5"},

		{"users that are none", "t=12:11 k=voice u=三まん m=5", users + " unreadable まん"},
		{"no users", "t=12:11 k=voice u=0 m=5", users + " zero 0"},
		{"less than no users", "t=12:11 k=voice u=-5 m=5", users + " negative -5"},
		{"no time", "t=12:11 k=voice u=1 m=0", phase + "minutes zero 0"},
		{"a length that is none", "t=12:11 k=voice u=1 m=ながい", phase + "minutes unreadable ながい"},
		{"a start that is none", "t=12:11 k=voice u=1 b=99:99 n=12:40", phase + "from no-such-time 99:99"},
		{"a start that is none, with a length", "t=12:11 k=voice u=1 b=99:99 m=5", phase + "from no-such-time 99:99"},
		{"an end that is no time", "t=12:11 k=voice u=1 n=99:99", phase + "to no-such-time 99:99"},
		{"the end before the start", "t=12:11 k=voice u=1 b=2020-06-29T12:30 n=2020-06-29T12:20", phase + "to not-after-start"},
		{"a start before the incident", "t=12:11 k=voice u=1 b=2020-06-29T12:10 n=2020-06-29T12:20", phase + "from before-occurrence"},
		{"an ongoing phase that has not begun", "t=12:11 k=voice u=1 b=2020-06-29T13:01", phase + "from in-future"},
		{"an incident that has not begun goes on", "t=2020-06-29T13:01 k=voice u=1 u=2 k=lpwa u=3", "occurred in-future"},
		{"an incident that has not begun goes on from later", "t=2020-06-29T13:01 k=voice u=1 b=2020-06-29T13:02", phase + "from in-future"},
		{"a length beyond the calendar", "t=2099-12-31T23:00 k=voice u=1 b=2099-12-31T23:00 m=60", phase + "minutes outside-calendar 60"},
		{"a length beyond the calendar, without a start", "t=2099-12-31T23:00 k=voice u=1 m=60", phase + "minutes outside-calendar"},

		{"two phases that do not fit", "t=12:11 k=voice u=1 b=2020-06-29T12:10 n=12:20 u=0 m=0 e=stop b=2020-06-29T12:10 n=2020-06-29T12:20",
			phase + "from before-occurrence\nservices[0].impacts[1].users zero 0\nservices[0].impacts[1].phases[0].minutes zero 0\nservices[0].impacts[1].phases[1].from before-occurrence"},
		{"two times", "t=12:11 t=12:12 k=voice", "occurred repeated 12:12"},
		{"two of everything", "v=1 v=1 t=12:11 x=other-equipment x=other-equipment g=dslam g=dslam f=satellite f=satellite l=no l=no k=voice c=2019-04-01 c=2019-04-01",
			"version repeated 1\ntrigger repeated other-equipment\nequipment repeated dslam\nfacility repeated satellite\nallTrafficLost repeated no\nedition repeated 2019-04-01"},
		{"two areas of one group", "t=12:11 k=voice y=yes y=yes u=1 a=石川県 a=兵庫県 m=5", "services[0].additionalFunction repeated yes\nservices[0].impacts[0].area repeated 兵庫県"},
		{"two of what was said before the parts that they belong to were closed", "t=12:11 k=voice y=yes u=1 a=石川県 m=5 a=兵庫県 y=yes", "services[0].impacts[0].area repeated 兵庫県\nservices[0].additionalFunction repeated yes"},
		{"two lengths of one phase", "t=12:11 k=voice u=1 d=length d=until b=12:11 b=12:12 n=12:30 n=12:31 m=5 m=6",
			phase + "end repeated until\n" + phase + "from repeated 12:12\n" + phase + "to repeated 12:31\n" + phase + "minutes repeated 6"},

		{"a character that is not for reading", "t=12:11 k=voice u=1 a=石川\x01県 m=5", "services[0].impacts[0].area control-character \x01県"},
		{"a character of the second set of controls", "t=12:11 k=voice u=1 a=石川\u0085県 m=5", "services[0].impacts[0].area control-character \u0085県"},
		{"delete is one too", "t=12:11 k=voice u=1 a=石川\x7f m=5", "services[0].impacts[0].area control-character \x7f"},
		{"what turns a text around", "t=12:11 k=voice u=1 a=石川\u202e県 m=5", "services[0].impacts[0].area control-character \u202e県"},
		{"what shows nothing", "t=12:11 k=voice u=1 a=石川\u200b県 m=5", "services[0].impacts[0].area control-character \u200b県"},
		{"bytes that are no text", "t=12:11 k=voice u=1 a=石川\xff m=5", "services[0].impacts[0].area control-character \xff"},
		{"an area of two hundred and one characters", "t=12:11 k=voice u=1 m=5 a=" + strings.Repeat("県", 201), "services[0].impacts[0].area too-long"},
	} {
		t.Run(row.what, func(t *testing.T) { hold(t, line(row.typed), reading{troubles: row.want}) })
	}
}

func TestAFieldOpensTheServiceThatWasLeftOut(t *testing.T) {
	const users = "services[0].impacts[0].users"
	hold(t, line("t=12:11 u=0 m=5"), reading{missing: "services[0].kind", troubles: users + " zero 0"})
	hold(t, line("t=12:11 a=石川県 a=兵庫県"), reading{missing: "services[0].kind", troubles: "services[0].impacts[0].area repeated 兵庫県"})
	hold(t, line("t=12:11 y=maybe"), reading{missing: "services[0].kind", troubles: "services[0].additionalFunction unknown-value maybe"})
}

func TestAnAreaMayHoldABlankThatDoesNotBreak(t *testing.T) {
	_, in := read(line("t=12:11 k=voice u=1 m=5 a=石川\u00a0県"), now)
	if len(in.Services) == 0 || in.Services[0].Impacts[0].Area != "石川\u00a0県" {
		t.Errorf("%+v", in)
	}
	hold(t, line("t=12:11 k=voice u=1 m=5 a=石川\u00a0県"), reading{canonical: "v=1 t=2020-06-29T12:11 k=voice u=1 a=石川\u00a0県 e=stop m=5"})
}

func TestAnAreaOfTwoHundredCharactersIsTaken(t *testing.T) {
	area := strings.Repeat("県", 200)
	hold(t, line("t=12:11 k=voice u=1 m=5 a="+area), reading{canonical: "v=1 t=2020-06-29T12:11 k=voice u=1 a=" + area + " e=stop m=5"})
}

func TestAClockBeyondTheCalendarIsNone(t *testing.T) {
	for _, clock := range []civil.Instant{math.MinInt64, -1, civil.First.At(0, 0, 0) - 1, civil.Last.At(24, 0, 0), math.MaxInt64} {
		if got, in := read(line("t=2020-06-29T12:11 k=voice u=1"), clock); got.troubles != "" || in.AsOf != 0 {
			t.Errorf("at %d: %+v, as of %d", clock, got, in.AsOf)
		}
	}
}

// A clock that is not known completes no time of day, and says nothing of how long a phase has gone on.
func TestWithoutAClock(t *testing.T) {
	if got, _ := read(line("t=12:11 k=voice u=1"), 0); got != (reading{troubles: "occurred needs-date 12:11"}) {
		t.Errorf("%+v", got)
	}
	got, in := read(line("t=2020-06-29T12:11 k=voice u=1 b=12:30"), 0)
	if got.canonical != "v=1 t=2020-06-29T12:11 k=voice u=1 e=stop b=2020-06-29T12:30" || in.AsOf != 0 {
		t.Errorf("%+v, as of %d", got, in.AsOf)
	}
}

func TestAnOngoingIncidentIsKnownUntilNow(t *testing.T) {
	for _, row := range []struct {
		typed string
		want  bool
	}{
		{"t=12:11 k=voice u=1", true},
		{"t=12:11 k=voice u=1 m=5", false},
		{"t=12:11 f=satellite l=yes k=voice u=1 m=5", true},
	} {
		if _, in := read(line(row.typed), now); (in.AsOf == now) != row.want || (in.AsOf == 0) == row.want {
			t.Errorf("%s is known as of %d", row.typed, in.AsOf)
		}
	}
}

func TestOfNoTimeNothingIsUnderstood(t *testing.T) {
	for _, length := range []string{"0", "0分", "0秒", "0:00", "0分未満"} {
		p, _, ok := parse(t, line("t=12:11 k=voice u=1 m="+length), now)
		if ok || len(p.reading.Troubles) != 1 {
			t.Errorf("%s has the troubles %v", length, p.reading.Troubles)
		}
		for _, u := range p.reading.Understood {
			if u.Place.Field == incident.FieldMinutes {
				t.Errorf("%s is understood as %v", length, u.Quantity)
			}
		}
	}
}
