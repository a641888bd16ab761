package severity_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/quantity"
)

// chooser makes one of n choices. A stream of bytes makes them for a fuzz test, a random source for a property.
type chooser interface{ choose(n int) int }

type byteChooser struct{ bytes []byte }

// choose takes a byte; none left is the first choice, so that every stream describes an incident.
func (c *byteChooser) choose(n int) int {
	if len(c.bytes) == 0 {
		return 0
	}
	b := c.bytes[0]
	c.bytes = c.bytes[1:]
	return int(b) % n
}

type randomChooser struct{ *rand.Rand }

func (c randomChooser) choose(n int) int { return c.IntN(n) }

func random(seed uint64) randomChooser { return randomChooser{rand.New(rand.NewPCG(seed, 6))} }

// changeDays are the days on which a rule changed; what occurred on the first of them is due on the first day that could be closed.
var changeDays = []string{"1992-04-01", "2008-04-01", "2010-04-01", "2015-04-01", "2019-04-01", "2023-06-16", "2023-12-07", "2025-04-01", "2026-04-01"}

// userBounds and minuteBounds are all bounds of all editions.
var (
	userBounds   = []int64{30_000, 100_000, 1_000_000}
	minuteBounds = []int64{60, 120, 240, 720, 1440}
)

func instant(day string, clock time.Duration) civil.Instant {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return civil.Instant(d.Add(clock).Unix())
}

func choose[T any](c chooser, list []T) T { return list[c.choose(len(list))] }

// generate makes an incident that passes Check, with its numbers at and around the bounds.
func generate(c chooser) *incident.Incident {
	in := &incident.Incident{
		Occurred:  instant(choose(c, changeDays), time.Duration(c.choose(5)-3)*12*time.Hour),
		Trigger:   choose(c, []incident.Trigger{incident.TelecomEquipment, incident.TelecomEquipment, incident.TelecomEquipment, incident.OtherEquipment, incident.InformationLeak}),
		Equipment: choose(c, []incident.Equipment{incident.OrdinaryEquipment, incident.OrdinaryEquipment, incident.BaseStation, incident.RemoteConcentrator, incident.DSLAM, incident.CustomerPremises}),
	}
	if c.choose(3) == 2 {
		in.Facility = incident.Facility(c.choose(4))
	}
	if in.Facility != incident.OrdinaryFacility {
		in.AllTrafficLost = incident.Answer(c.choose(3))
		n := c.choose(4)
		if in.AllTrafficLost == incident.Yes {
			n = max(n, 1)
		}
		for range n * min(1, int(in.AllTrafficLost)) {
			generatePhase(c, in.Occurred, incident.AddPhase(&in.Phases))
		}
	}
	services := 1 + max(0, c.choose(6)-3)
	if in.Trigger == incident.InformationLeak {
		services = c.choose(3)
	}
	for range services {
		s := in.AddService(incident.Kind(c.choose(int(incident.KindCount))))
		s.AdditionalFunction = c.choose(8) == 7
		for range 1 + max(0, c.choose(6)-3) {
			m := s.AddImpact()
			m.Users = generateQuantity(c, userBounds, 1)
			for range 1 + max(0, c.choose(7)-3) {
				generatePhase(c, in.Occurred, incident.AddPhase(&m.Phases))
			}
		}
	}
	if in.Ongoing() {
		in.AsOf = lastInstant(in, c.choose(4) == 3) + civil.Instant(choose(c, []int{0, 1, 59, 60, 3540, 3600, 7140, 7199, 7200, 7260, 43200, 86400}))
	}
	return in
}

// lastInstant is the latest instant that stands in an incident, or in its ongoing phases alone: an end may lie in the future.
func lastInstant(in *incident.Incident, ongoing bool) civil.Instant {
	last := in.Occurred
	for _, phases := range allPhases(in) {
		for _, p := range phases {
			if p.Ongoing() || !ongoing {
				last = max(last, p.From, p.To)
			}
		}
	}
	return last
}

// allPhases are the lists of phases of an incident.
func allPhases(in *incident.Incident) [][]incident.Phase {
	lists := [][]incident.Phase{in.Phases}
	for _, s := range in.Services {
		for _, m := range s.Impacts {
			lists = append(lists, m.Phases)
		}
	}
	return lists
}

// generateQuantity makes a number at a bound or beside it, or a range between two such.
func generateQuantity(c chooser, bounds []int64, least int64) quantity.Range {
	near := func() int64 { return choose(c, bounds) + int64(c.choose(3)-1) }
	switch c.choose(9) {
	case 0:
		return quantity.Range{Min: least, Max: quantity.Unbounded}
	case 1:
		return quantity.AtLeast(near())
	case 2:
		return quantity.Range{Min: least, Max: near()}
	case 3, 4:
		a, b := near(), near()
		return quantity.Range{Min: min(a, b), Max: max(a, b)}
	case 5:
		return quantity.Rounded(choose(c, bounds))
	case 6:
		n := near()
		return quantity.Range{Min: n, Max: n, Stated: n, Mark: quantity.Highest}
	case 7:
		return quantity.Exact(1 + int64(c.choose(200))*150)
	}
	return quantity.Exact(near())
}

// generatePhase makes a phase: by its length, by its times, or still going on.
func generatePhase(c chooser, occurred civil.Instant, p *incident.Phase) {
	p.Effect = choose(c, []incident.Effect{incident.Stop, incident.Stop, incident.Degrade})
	begin := occurred + civil.Instant(choose(c, []int{0, 0, 60, 1800, 3600, 7200, 7260, 86400}))
	switch c.choose(6) {
	case 0, 1:
		p.Minutes = generateQuantity(c, minuteBounds, 0)
	case 2:
		p.From = begin
	default:
		p.From = begin
		p.To = begin + civil.Instant(max(1, choose(c, minuteBounds)*60/int64(1+c.choose(2))+int64(choose(c, []int{-60, -1, 0, 0, 1, 60}))))
	}
}

type problems struct{ codes []string }

func (p *problems) Problem(at incident.Place, code incident.Problem) {
	p.codes = append(p.codes, string(at.Append(nil))+": "+code.String())
}

// check fails the test when an incident that is to be judged does not pass Check.
func check(t testing.TB, in *incident.Incident) {
	t.Helper()
	var p problems
	if in.Check(&p); len(p.codes) > 0 {
		t.Fatalf("the generator made an incident that is refused: %v", p.codes)
	}
}
