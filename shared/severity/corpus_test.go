package severity_test

import (
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

// corpus is every corner of the rules: each bound of each edition from both sides, alone and as a range, with each kind of service
// and everything else that an answer can turn on.
func corpus() iter.Seq2[string, *incident.Incident] {
	return func(yield func(string, *incident.Incident) bool) {
		for _, part := range []iter.Seq2[string, *incident.Incident]{
			cornersOfThePairs(), rangesAtThePairs(), cornersOfThePeriodicBounds(), facilities(), equipmentOnChangeDays(), twoGroups(), stretches(),
		} {
			for name, in := range part {
				if !yield(name, in) {
					return
				}
			}
		}
	}
}

// days are the first and last day of an edition, and the days on both sides of a change of another rule within it.
// The calendar's last two days are left out: a phase of a day would end outside it.
func days(first, last string) []string {
	last = min(last, "2099-12-29")
	all := []string{first, last}
	for _, change := range changeDays {
		if first < change && change <= last {
			d, _ := time.Parse(time.DateOnly, change)
			all = append(all, d.AddDate(0, 0, -1).Format(time.DateOnly), change)
		}
	}
	return all
}

// pairs goes through every pair of every row, for every kind in it, on every day of interest.
func pairs(yield func(day, name string, kind incident.Kind, minutes, users int64) bool) {
	for _, e := range oracleEditions {
		for _, row := range oracleTable {
			for _, kind := range row.kinds {
				for _, pair := range row.pairs {
					for _, day := range days(e.first, e.last) {
						if row.edition == e.id && !yield(day, fmt.Sprintf("%s row %s %v from %d minutes and %d users", day, row.row, kind, pair[0], pair[1]), kind, pair[0], pair[1]) {
							return
						}
					}
				}
			}
		}
	}
}

func cornersOfThePairs() iter.Seq2[string, *incident.Incident] {
	return func(yield func(string, *incident.Incident) bool) {
		pairs(func(day, name string, kind incident.Kind, minutes, users int64) bool {
			for dm := int64(-1); dm <= 1; dm++ {
				for du := int64(-1); du <= 1; du++ {
					for _, effect := range []incident.Effect{incident.Stop, incident.Degrade} {
						p := lasting(minutes + dm)
						p.Effect = effect
						in := happened(day+"T00:00", service(kind, among(quantity.Exact(users+du), p)))
						if !yield(fmt.Sprintf("%s: %v, %+d minutes, %+d users", name, effect, dm, du), in) {
							return false
						}
					}
				}
			}
			return true
		})
	}
}

// around are the ranges whose ends lie at a bound, from both sides.
func around(bound, least int64) []quantity.Range {
	return []quantity.Range{
		{Min: least, Max: bound - 1}, {Min: least, Max: bound}, {Min: bound - 1, Max: bound},
		{Min: bound, Max: bound + 1}, quantity.AtLeast(bound - 1), quantity.AtLeast(bound), quantity.AtLeast(least),
	}
}

func rangesAtThePairs() iter.Seq2[string, *incident.Incident] {
	return func(yield func(string, *incident.Incident) bool) {
		pairs(func(day, name string, kind incident.Kind, minutes, users int64) bool {
			for _, m := range around(minutes, 0) {
				for _, u := range around(users, 1) {
					in := happened(day+"T23:59", service(kind, among(u, incident.Phase{Minutes: m})))
					if !yield(fmt.Sprintf("%s: %v minutes, %v users", name, m, u), in) {
						return false
					}
				}
			}
			return true
		})
	}
}

func cornersOfThePeriodicBounds() iter.Seq2[string, *incident.Incident] {
	return func(yield func(string, *incident.Incident) bool) {
		for _, e := range oracleEditions {
			for _, day := range days(e.first, e.last) {
				for _, trigger := range []incident.Trigger{incident.TelecomEquipment, incident.OtherEquipment, incident.InformationLeak} {
					for _, additional := range []bool{false, true} {
						for _, kind := range everyKind {
							for i := range int64(9) {
								in := happened(day+"T12:00", service(kind, among(quantity.Exact(29_999+i%3), lasting(119+i/3))))
								in.Trigger, in.Services[0].AdditionalFunction = trigger, additional
								if !yield(fmt.Sprintf("%s %v, additional %v, %v: %d", day, trigger, additional, kind, i), in) {
									return
								}
							}
						}
					}
				}
			}
		}
	}
}

func facilities() iter.Seq2[string, *incident.Incident] {
	lengths := func(minutes int64) [][]incident.Phase {
		from := moment("2000-01-01T00:00")
		until := incident.Phase{From: from, To: from + 60*60}
		return [][]incident.Phase{
			{lasting(minutes)}, {degraded(lasting(minutes))}, {lastingBetween(119, minutes)}, {lasting(60), lasting(minutes - 60)},
			{until, {From: from + 60*60, To: from + 60*civil.Instant(minutes)}}, {until, {From: from + 61*60, To: from + 60*civil.Instant(minutes+1)}},
		}
	}
	return func(yield func(string, *incident.Incident) bool) {
		for _, e := range oracleEditions {
			for _, day := range days(e.first, e.last) {
				for _, facility := range []incident.Facility{incident.Satellite, incident.SubmarineCable, incident.EquivalentFacility} {
					for minutes := int64(119); minutes <= 121; minutes++ {
						for i, phases := range lengths(minutes) {
							for _, lost := range []incident.Answer{incident.No, incident.Undetermined, incident.Yes} {
								in := happened(day+"T06:00", service(incident.OtherService, among(quantity.Exact(10), lasting(10))))
								in.Facility, in.AllTrafficLost = facility, lost
								if lost != incident.No {
									in.Phases = shifted(phases, in)
								}
								if !yield(fmt.Sprintf("%s %v, all lost %v, %d minutes in the way %d", day, facility, lost, minutes, i), in) {
									return
								}
							}
						}
					}
				}
			}
		}
	}
}

// shifted moves phases of the first of January 2000 to the incident.
func shifted(phases []incident.Phase, in *incident.Incident) []incident.Phase {
	phases = slices.Clone(phases)
	for i := range phases {
		if phases[i].Timed() {
			phases[i].From += in.Occurred - moment("2000-01-01T00:00")
			phases[i].To += in.Occurred - moment("2000-01-01T00:00")
		}
	}
	return phases
}

func equipmentOnChangeDays() iter.Seq2[string, *incident.Incident] {
	return func(yield func(string, *incident.Incident) bool) {
		for _, e := range oracleEditions {
			for _, day := range days(e.first, e.last) {
				for equipment := incident.OrdinaryEquipment; equipment <= incident.CustomerPremises; equipment++ {
					for _, trigger := range []incident.Trigger{incident.TelecomEquipment, incident.OtherEquipment, incident.InformationLeak} {
						for _, users := range []quantity.Range{quantity.Exact(29_999), quantity.Exact(30_000), unknownUsers} {
							for _, p := range []incident.Phase{lasting(59), lasting(60), lasting(120), anyLength} {
								in := happened(day+"T18:00", service(incident.EmergencyVoice, among(users, p)))
								in.Equipment, in.Trigger = equipment, trigger
								if !yield(fmt.Sprintf("%s %v %v: %v users, %v", day, equipment, trigger, users, p.Minutes), in) {
									return
								}
							}
						}
					}
				}
			}
		}
	}
}

// twoGroups are groups of users that reach a bound only together, of one service and of two.
func twoGroups() iter.Seq2[string, *incident.Incident] {
	return func(yield func(string, *incident.Incident) bool) {
		pairs(func(day, name string, kind incident.Kind, minutes, users int64) bool {
			for i := range int64(4) {
				a := among(quantity.Exact(users/2), lasting(minutes-i%2))
				b := among(quantity.Exact(users-users/2-i/2), lasting(minutes-i%2))
				one := happened(day+"T00:00", service(kind, a, b))
				two := happened(day+"T00:00", service(kind, a), service(kind, b))
				other := happened(day+"T00:00", service(kind, a), service(incident.OtherService, b))
				if !yield(name+", in two groups", one) || !yield(name+", in two services", two) || !yield(name+", in two kinds", other) {
					return false
				}
			}
			return true
		})
	}
}

// stretches are times to the second: as one, with a gap, overlapping, and going on.
func stretches() iter.Seq2[string, *incident.Incident] {
	return func(yield func(string, *incident.Incident) bool) {
		pairs(func(day, name string, kind incident.Kind, minutes, users int64) bool {
			from := moment(day + "T00:00")
			for second := range civil.Instant(3) {
				to := from + 60*civil.Instant(minutes) + second - 1
				middle := from + (to-from)/2
				for i, phases := range [][]incident.Phase{
					{{From: from, To: to}}, {{From: from, To: middle}, {From: middle, To: to}}, {{From: from, To: middle}, {From: middle + 1, To: to + 1}},
					{{From: from, To: middle + 60}, {From: from + 60, To: to}}, {{From: from}}, {{From: from, To: middle}, {From: middle}},
				} {
					in := happened(day+"T00:00", service(kind, among(quantity.Exact(users), phases...)))
					if in.Ongoing() {
						in.AsOf = to
					}
					if !yield(fmt.Sprintf("%s: %+d seconds in the way %d", name, second-1, i), in) {
						return false
					}
				}
			}
			return true
		})
	}
}

func TestEveryCorner(t *testing.T) {
	cases := 0
	var v severity.Verdict
	for name, in := range corpus() {
		cases++
		check(t, in)
		holdToOracle(t, in)
		e := law.On(in.Occurred.Date())
		severity.Judge(in, e, &v)
		holdTrace(t, in, e, &v)
		if t.Failed() {
			t.Fatalf("%s\n%s", name, show(in))
		}
	}
	if cases < 10_000 {
		t.Errorf("%d corners only", cases)
	}
	t.Logf("%d corners", cases)
}
