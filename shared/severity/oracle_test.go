package severity_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// The oracle answers from a table of its own and by trying worlds: a world fixes every number and every way of reading, so that
// in it each answer is a plain yes or no. An incident's answer is yes when all worlds say yes and no when none does.
// It shares with the rule core nothing but the types of the facts.

// oracleRow is one line of the tables in the ministry's texts: edition, number of the row, kinds of service, pairs of minutes and users.
type oracleRow struct {
	edition string
	row     string
	kinds   []incident.Kind
	pairs   [][2]int64
}

var (
	everyKind = []incident.Kind{
		incident.EmergencyVoice, incident.Voice, incident.LPWA, incident.FreeMessagingLarge,
		incident.FreeInternet, incident.InternetAccess, incident.OtherService,
	}
	emergency = []incident.Kind{incident.EmergencyVoice}
	voice     = []incident.Kind{incident.Voice}
	lpwa      = []incident.Kind{incident.LPWA}
	free      = []incident.Kind{incident.FreeMessagingLarge, incident.FreeInternet}
)

var oracleTable = []oracleRow{
	{"before-2008-04-01", "1", everyKind, [][2]int64{{120, 30_000}}},

	{"2008-04-01", "1", everyKind, [][2]int64{{120, 30_000}}},

	{"2015-04-01", "1", emergency, [][2]int64{{60, 30_000}}},
	{"2015-04-01", "2", voice, [][2]int64{{120, 30_000}, {60, 100_000}}},
	{"2015-04-01", "3", free, [][2]int64{{1440, 100_000}, {720, 1_000_000}}},
	{"2015-04-01", "4", []incident.Kind{incident.LPWA, incident.InternetAccess, incident.OtherService}, [][2]int64{{120, 30_000}, {60, 1_000_000}}},

	{"2019-04-01", "1", emergency, [][2]int64{{60, 30_000}}},
	{"2019-04-01", "2", voice, [][2]int64{{120, 30_000}, {60, 100_000}}},
	{"2019-04-01", "3", lpwa, [][2]int64{{720, 30_000}, {120, 1_000_000}}},
	{"2019-04-01", "4", free, [][2]int64{{1440, 100_000}, {720, 1_000_000}}},
	{"2019-04-01", "5", []incident.Kind{incident.InternetAccess, incident.OtherService}, [][2]int64{{120, 30_000}, {60, 1_000_000}}},

	{"2023-06-16", "1", emergency, [][2]int64{{60, 30_000}}},
	{"2023-06-16", "2", voice, [][2]int64{{120, 30_000}, {60, 100_000}}},
	{"2023-06-16", "3", lpwa, [][2]int64{{720, 30_000}, {120, 1_000_000}}},
	{"2023-06-16", "4", free, [][2]int64{{1440, 100_000}, {720, 1_000_000}}},
	{"2023-06-16", "5", []incident.Kind{incident.InternetAccess, incident.OtherService}, [][2]int64{{120, 30_000}, {60, 1_000_000}}},

	{"2026-04-01", "1", emergency, [][2]int64{{60, 30_000}}},
	{"2026-04-01", "2", voice, [][2]int64{{120, 30_000}, {60, 100_000}}},
	{"2026-04-01", "3", lpwa, [][2]int64{{720, 30_000}, {120, 1_000_000}}},
	{"2026-04-01", "4", []incident.Kind{incident.FreeMessagingLarge}, [][2]int64{{240, 100_000}, {120, 1_000_000}}},
	{"2026-04-01", "5", []incident.Kind{incident.FreeInternet}, [][2]int64{{1440, 100_000}, {720, 1_000_000}}},
	{"2026-04-01", "6", []incident.Kind{incident.InternetAccess}, [][2]int64{{120, 30_000}, {60, 100_000}}},
	{"2026-04-01", "7", []incident.Kind{incident.OtherService}, [][2]int64{{120, 30_000}, {60, 1_000_000}}},
}

// oracleEditions are the editions with the days that they hold, first and last.
var oracleEditions = []struct{ id, first, last string }{
	{"before-2008-04-01", "1985-01-01", "2008-03-31"},
	{"2008-04-01", "2008-04-01", "2015-03-31"},
	{"2015-04-01", "2015-04-01", "2019-03-31"},
	{"2019-04-01", "2019-04-01", "2023-06-15"},
	{"2023-06-16", "2023-06-16", "2026-03-31"},
	{"2026-04-01", "2026-04-01", "2099-12-31"},
}

// dayOf is the calendar day of an instant, which counts the seconds of the Japanese wall clock.
func dayOf(at civil.Instant) string { return time.Unix(int64(at), 0).UTC().Format(time.DateOnly) }

// oracleEditionOn is the edition of a day.
func oracleEditionOn(day string) string {
	for _, e := range oracleEditions {
		if e.first <= day && day <= e.last {
			return e.id
		}
	}
	panic("no edition on " + day)
}

// oracleRuleDay is the day of the edition asked for that is nearest to the occurrence: all dated rules are read as of it.
func oracleRuleDay(occurred civil.Instant, edition string) string {
	day := dayOf(occurred)
	for _, e := range oracleEditions {
		if e.id == edition {
			return min(max(day, e.first), e.last)
		}
	}
	panic("no edition " + edition)
}

func oracleRowOf(edition string, kind incident.Kind) oracleRow {
	for _, row := range oracleTable {
		if row.edition == edition && slices.Contains(row.kinds, kind) {
			return row
		}
	}
	panic("no row for kind " + strconv.Itoa(int(kind)) + " in " + edition)
}

// forever stands for a time or a number without end.
const forever = int64(math.MaxInt64)

// world says how everything that is open in an incident is settled: low takes the least of every number, reads phases without times
// as overlapping and a gap as the end of an incident, and adds up nothing; high takes the most, one after the other, and adds up.
type world bool

const (
	low  world = false
	high world = true
)

func (w world) of(r quantity.Range) int64 {
	if w == high {
		return r.Max
	}
	return r.Min
}

func plus(a, b int64) int64 {
	if a == forever || b == forever || a > forever-b {
		return forever
	}
	return a + b
}

// seconds is how long phases last in a world.
func (w world) seconds(phases []incident.Phase, asOf civil.Instant, degradeCounts bool) int64 {
	type stretch struct{ from, to int64 }
	var stretches []stretch
	var instants []int64
	longestUntimed, sumUntimed := int64(0), int64(0)
	for _, p := range phases {
		if p.Effect == incident.Degrade && !degradeCounts {
			continue
		}
		if p.From == 0 {
			length := w.of(p.Minutes)
			if length >= forever/60 {
				length = forever
			} else {
				length *= 60
			}
			longestUntimed = max(longestUntimed, length)
			sumUntimed = plus(sumUntimed, length)
			continue
		}
		to := int64(p.To)
		if p.To == 0 {
			if w == high {
				return forever
			}
			to = int64(asOf)
		}
		stretches = append(stretches, stretch{int64(p.From), to})
		instants = append(instants, int64(p.From), to)
	}
	// The instants cut time into pieces; each piece is wholly inside some stretch or outside all.
	slices.Sort(instants)
	union, longest, running := int64(0), int64(0), int64(0)
	for i := 1; i < len(instants); i++ {
		inside := slices.ContainsFunc(stretches, func(s stretch) bool { return s.from <= instants[i-1] && instants[i] <= s.to })
		if inside {
			union += instants[i] - instants[i-1]
			running += instants[i] - instants[i-1]
		} else {
			running = 0
		}
		longest = max(longest, running)
	}
	if w == high {
		return plus(union, sumUntimed)
	}
	return max(longest, longestUntimed)
}

func counts(phases []incident.Phase, degradeCounts bool) bool {
	return slices.ContainsFunc(phases, func(p incident.Phase) bool { return p.Effect == incident.Stop || degradeCounts })
}

// group is what a criterion is held against in a world: users and seconds of one row.
type group struct {
	row            string
	pairs          [][2]int64
	users, seconds int64
}

// groups are the groups of users of a world, or with summed the rows of the table as a whole. A law that leaves out
// additional functions leaves them out of both.
func (w world) groups(in *incident.Incident, edition string, leavesOutAdditional, summed bool) []group {
	degradeCounts := edition != "before-2008-04-01"
	var all []group
	sums := map[string]*group{}
	times := map[string][]incident.Phase{}
	for _, s := range in.Services {
		if s.AdditionalFunction && leavesOutAdditional {
			continue
		}
		row := oracleRowOf(edition, s.Kind)
		for _, m := range s.Impacts {
			if !counts(m.Phases, degradeCounts) {
				continue // in the first edition, a group whose service never stopped is none
			}
			g := group{row.row, row.pairs, w.of(m.Users), w.seconds(m.Phases, in.AsOf, degradeCounts)}
			all = append(all, g)
			if sums[row.row] == nil {
				sums[row.row] = &group{row: row.row, pairs: row.pairs}
			}
			sums[row.row].users = plus(sums[row.row].users, g.users)
			times[row.row] = append(times[row.row], m.Phases...)
		}
	}
	if !summed {
		return all
	}
	all = nil
	for row, g := range sums {
		g.seconds = w.seconds(times[row], in.AsOf, degradeCounts)
		all = append(all, *g)
	}
	return all
}

func (g group) severe() bool {
	for _, p := range g.pairs {
		if g.seconds >= p[0]*60 && g.users >= p[1] {
			return true
		}
	}
	return false
}

func (g group) periodic() bool { return g.users >= 30_000 || g.seconds >= 120*60 }

// secondLimb is 施行規則 Art. 58(2)(ii): all traffic over the facility impossible for two hours.
func (w world) secondLimb(in *incident.Incident) bool {
	lost := in.AllTrafficLost == incident.Yes || w == high && in.AllTrafficLost == incident.Undetermined
	seconds := w.seconds(in.Phases, in.AsOf, false) // what is only degraded is not impossible
	if len(in.Phases) == 0 && w == high {
		seconds = forever // nothing is known of the time
	}
	return in.Facility != incident.OrdinaryFacility && lost && seconds >= 120*60
}

func (w world) severe(in *incident.Incident, edition string, summed bool) bool {
	if in.Trigger != incident.TelecomEquipment {
		return false
	}
	return w.secondLimb(in) || slices.ContainsFunc(w.groups(in, edition, true, summed), group.severe)
}

// periodicBounds tells whether the bounds of 報告規則 Art. 7-3 are reached, before severe incidents are taken out.
func (w world) periodicBounds(in *incident.Incident, edition string, summed bool) bool {
	day := oracleRuleDay(in.Occurred, edition)
	if in.Trigger == incident.InformationLeak {
		return day < "2023-06-16"
	}
	if in.Equipment == incident.CustomerPremises && day >= "2010-04-01" {
		return false
	}
	telecom := in.Trigger == incident.TelecomEquipment
	if telecom && day < "2023-06-16" && w.secondLimb(in) {
		return true // the ministry counts severe incidents inside
	}
	return slices.ContainsFunc(w.groups(in, edition, telecom, summed), group.periodic)
}

func answer(always, ever bool) incident.Answer {
	switch {
	case always:
		return incident.Yes
	case ever:
		return incident.Undetermined
	}
	return incident.No
}

// oracle gives both answers.
func oracle(in *incident.Incident, edition string) (severe, periodic incident.Answer) {
	severe = answer(low.severe(in, edition, false), high.severe(in, edition, false) || high.severe(in, edition, true))
	always := low.periodicBounds(in, edition, false)
	ever := high.periodicBounds(in, edition, false) || high.periodicBounds(in, edition, true)
	if oracleRuleDay(in.Occurred, edition) >= "2023-06-16" && in.Trigger == incident.TelecomEquipment {
		always = always && severe == incident.No
		ever = ever && severe != incident.Yes && (periodicWithoutSevere(in, edition, false) || periodicWithoutSevere(in, edition, true))
	}
	return severe, answer(always, ever)
}

// periodicWithoutSevere looks for a world in which a bound of the periodic report is reached and no severe one. All groups but one
// stay at their least; the one takes every value at which an answer can change.
func periodicWithoutSevere(in *incident.Incident, edition string, summed bool) bool {
	if low.severe(in, edition, summed) {
		return false
	}
	least, most := low.groups(in, edition, true, summed), high.groups(in, edition, true, summed)
	sortGroups(least)
	sortGroups(most)
	for i := range least {
		for _, users := range corners(least[i].users, most[i].users, 30_000, 100_000, 1_000_000) {
			for _, seconds := range corners(least[i].seconds, most[i].seconds, 60*60, 120*60, 240*60, 720*60, 1440*60) {
				g := group{least[i].row, least[i].pairs, users, seconds}
				if g.periodic() && !g.severe() {
					return true
				}
			}
		}
	}
	return false
}

// sortGroups brings sums, which come out of a map, into an order; groups have one already, that of their rows is stable.
func sortGroups(groups []group) {
	slices.SortStableFunc(groups, func(a, b group) int { return strings.Compare(a.row, b.row) })
}

// corners are the ends of a range and the values in it on both sides of each bound.
func corners(least, most int64, bounds ...int64) []int64 {
	values := []int64{least, most}
	for _, b := range bounds {
		for _, v := range []int64{b - 1, b} {
			if least <= v && v <= most {
				values = append(values, v)
			}
		}
	}
	return values
}
