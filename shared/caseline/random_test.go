package caseline_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
)

// typed are values of each key, as people type them.
var typed = map[string][]string{
	"t": {"2020-06-29T12:11", "令和2年6月29日 12時11分頃", "12:11", "R2.6.29 2:58"},
	"x": {"telecom-equipment", "other-equipment", "information-leak", ""},
	"g": {"other", "dslam", "base-station", ""},
	"f": {"ordinary", "satellite", "submarine-cable", "equivalent", ""},
	"l": {"no", "yes", "unknown", ""},
	"k": {"voice", "emergency-voice", "lpwa", "other", "free-messaging-large", "voice", "other"},
	"y": {"yes", ""},
	"u": {"30000", "3万人以上", "約3万回線", "最大220万人", "?", "", "25000..34999", "3万未満", "1", "0..5", "~7900"},
	"a": {"石川県", "", "a & b=c", "１０%"},
	"e": {"stop", "degrade", ""},
	"d": {"ongoing", "until", "length", "unknown", ""},
	"b": {"", "12:30", "約12:30", "2020-06-29T12:11", "6/29 13:00"},
	"n": {"", "12:40", "12:40頃", "2020-06-30T12:00:30", "継続中", "0:10"},
	"m": {"156", "2時間36分", "約2時間", "最大3時間", "2:36", "60..120", "90分以上", "?", "約90分", "約1.5時間", "半日", "約1日", "30分未満"},
	"c": {"2015-04-01", "before-2008-04-01", ""},
	"v": {"1", ""},
}

var keys = []string{"t", "x", "g", "f", "l", "k", "y", "u", "a", "e", "d", "b", "n", "m", "c", "v", "k", "u", "e", "m", "d"}

// Lines of random fields are read, or refused by name; what was read is printed and read back as the same.
func TestRandomLinesAreReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 6))
	n, taken := 40_000, 0
	if testing.Short() {
		n = 4_000
	}
	for range n {
		query := "t=2020-06-29T12:11&"
		for range 2 + r.IntN(10) {
			key := keys[r.IntN(len(keys))]
			value := typed[key][r.IntN(len(typed[key]))]
			if key != "t" && key != "d" || r.IntN(3) == 0 {
				query += key + "=" + escape(value) + "&"
			}
		}
		if _, _, ok := parse(t, query, now); ok {
			taken++
		}
		holdIdentity(t, query, now)
	}
	if taken < n/20 {
		t.Errorf("%d of %d lines are taken", taken, n)
	}
}

func escape(s string) string {
	const hex = "0123456789abcdef"
	var out []byte
	for _, c := range []byte(s) {
		out = append(out, '%', hex[c>>4], hex[c&15])
	}
	return string(out)
}

// What is not said of a facility is not known: neither whether it lost all traffic nor how long.
func TestAFacilityOfWhichNothingIsKnownHasItsLine(t *testing.T) {
	in := &incident.Incident{Occurred: now, Facility: incident.Satellite, AllTrafficLost: incident.Undetermined}
	m := in.AddService(incident.Voice).AddImpact()
	m.Users, m.Phases = quantity.Exact(1), []incident.Phase{{Minutes: quantity.Exact(5)}}
	printed := string(caseline.Append(nil, in, nil))
	p, _, ok := parse(t, printed, now)
	if !ok || p.incident.Ongoing() || p.incident.AllTrafficLost != incident.Undetermined || len(p.incident.Phases) != 0 {
		t.Errorf("%s is read as %+v", printed, p.incident)
	}
	if printed != "v=1&t=2020-06-29T13:00&f=satellite&k=voice&u=1&e=stop&m=5" {
		t.Error(printed)
	}
}

// Every incident that can be judged has a line, and the line is read as that incident.
func TestEveryIncidentHasItsLine(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 6))
	n := 20_000
	if testing.Short() {
		n = 2_000
	}
	for range n {
		in := randomIncident(r)
		var edition *law.Edition
		if r.IntN(3) == 0 {
			edition = &law.Editions[r.IntN(len(law.Editions))]
		}
		printed := string(caseline.Append(nil, in, edition))
		p, asked, ok := parse(t, printed, in.AsOf)
		if !ok || asked != edition || !reflect.DeepEqual(&p.incident, in) {
			t.Fatalf("%s\n%+v\nis read as\n%+v\n%+v %+v", printed, in, p.incident, p.reading.Troubles, p.reading.Missing)
		}
	}
}

func randomIncident(r *rand.Rand) *incident.Incident {
	in := &incident.Incident{
		Occurred:      civil.First.At(0, 0, 0) + civil.Instant(r.Int64N(int64(civil.Last-civil.First-400)*86400)),
		OccurredAbout: r.IntN(4) == 0,
		Equipment:     incident.Equipment(r.IntN(5)), Trigger: incident.Trigger(r.IntN(2)), Facility: incident.Facility(r.IntN(4)),
	}
	if in.Facility != incident.OrdinaryFacility {
		in.AllTrafficLost = incident.Answer(r.IntN(3))
	}
	for range min(int(in.AllTrafficLost), 1) * (1 + r.IntN(2)) {
		randomPhase(r, in.Occurred, incident.AddPhase(&in.Phases))
	}
	for range 1 + r.IntN(3) {
		s := in.AddService(incident.Kind(r.IntN(int(incident.KindCount))))
		s.AdditionalFunction = r.IntN(4) == 0
		for range 1 + r.IntN(2) {
			m := s.AddImpact()
			if m.Users = randomQuantity(r, 1); m.Users != quantity.AtLeast(1) {
				m.Unit = quantity.Unit(r.IntN(int(quantity.UnitCount)))
			}
			m.Area = []string{"", "石川県", "<a b>&%+\\\"'#", "兵庫県　丹波市"}[r.IntN(4)]
			for range 1 + r.IntN(2) {
				randomPhase(r, in.Occurred, incident.AddPhase(&m.Phases))
			}
		}
	}
	if in.Ongoing() {
		in.AsOf = in.Occurred + 200*86400
	}
	return in
}

func randomPhase(r *rand.Rand, occurred civil.Instant, p *incident.Phase) {
	p.Effect = incident.Effect(r.IntN(2))
	from := occurred + civil.Instant(r.IntN(2)*r.IntN(86400*100))
	switch r.IntN(3) {
	case 0:
		p.From, p.FromAbout = from, r.IntN(2) == 0
	case 1:
		p.From, p.To = from, from+1+civil.Instant(r.IntN(86400*100))
		p.FromAbout, p.ToAbout = r.IntN(2) == 0, r.IntN(2) == 0
	default:
		p.Minutes = randomQuantity(r, 0)
	}
}

func randomQuantity(r *rand.Rand, least int64) quantity.Range {
	n := least + 1 + r.Int64N(500)*[]int64{1, 1, 60, 100, 1000}[r.IntN(5)]
	switch r.IntN(6) {
	case 0:
		return quantity.AtLeast(least)
	case 1:
		return quantity.AtLeast(n)
	case 2:
		return quantity.Range{Min: least, Max: n}
	case 3:
		return quantity.Range{Min: n, Max: n + r.Int64N(3)}
	case 4:
		return quantity.Rounded(n)
	}
	return quantity.Range{Min: n, Max: n, Stated: n, Mark: quantity.Highest}
}
