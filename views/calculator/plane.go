package calculator

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

// Plane is the plane of length and users on logarithmic axes: the region in which the service's category makes an incident
// severe, the region of the periodic report, and where this incident stands.
type Plane struct {
	Severe, Periodic string // outlines of the regions
	X, Y             []Tick
	Spots            []Spot
}

// Tick is a place on an axis.
type Tick struct{ At, Label string }

// Spot is where a group of users stands: a point, or an area where it is known in part only.
type Spot struct {
	X, Y, Width, Height string
	Point               bool   // it is a point
	Open                bool   // it goes on: an arrow leads on from it
	Label               string // number of the group where there are several
}

// The drawing, in its own units, and the numbers at its edges.
const (
	planeLeft, planeRight        = 54.0, 394.0
	planeTop, planeBottom        = 10.0, 250.0
	minutesLeft, minutesRight    = 15.0, 6_000.0
	usersBottom, usersTop        = 100.0, 10_000_000.0
	planeWidth, planeHeight      = 400, 290
	planePointless, planeMinimum = 0.5, 8.0 // smaller than the first it is a point; an area is drawn as large as the second
)

// The ticks stand at the bounds of the law and of the ministry's own table.
var (
	minuteTicks = []int64{30, 60, 120, 720, 1440}
	userTicks   = []int64{500, 30_000, 100_000, 1_000_000}
)

func planeX(minutes float64) float64 {
	return along(minutes, minutesLeft, minutesRight, planeLeft, planeRight)
}

func planeY(users float64) float64 { return along(users, usersBottom, usersTop, planeBottom, planeTop) }

// along is the place of a value on a logarithmic axis, at its edges where it lies beyond them.
func along(value, first, last, from, to float64) float64 {
	value = min(max(value, first), last)
	return from + (to-from)*math.Log(value/first)/math.Log(last/first)
}

// coordinate prints a coordinate to a tenth.
func coordinate(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// plane draws a service; nil when no criterion of the table applies to it.
func (t *teller) plane(service int) *Plane {
	var bounds []severity.Finding
	for _, f := range t.v.Criteria {
		if f.Service == service && f.Impact == 0 {
			bounds = append(bounds, f)
		}
	}
	if len(bounds) == 0 {
		return nil
	}
	p := &Plane{Severe: stairs(bounds), Periodic: periodicOutline()}
	for _, m := range minuteTicks {
		p.X = append(p.X, Tick{coordinate(planeX(float64(m))), t.r.Ticks[strconv.FormatInt(m, 10)]})
	}
	for _, u := range userTicks {
		p.Y = append(p.Y, Tick{coordinate(planeY(float64(u))), t.r.Ticks[strconv.FormatInt(u, 10)]})
	}
	groups := len(t.q.Incident.Services[service].Impacts)
	for i := range groups {
		spot := t.spot(t.measured(service, i))
		if groups > 1 {
			spot.Label = label(t.q.Incident.Services[service].Impacts[i].Area, i)
		}
		p.Spots = append(p.Spots, spot)
	}
	return p
}

// label names a group of users in the drawing: by its area, or by its number where that is too long or not known.
func label(area string, index int) string {
	const longest = 8 // characters
	if area == "" || utf8.RuneCountInString(area) > longest {
		return strconv.Itoa(index + 1)
	}
	return area
}

// stairs is the outline of the region in which one of the pairs of bounds is reached: the longest time first.
func stairs(bounds []severity.Finding) string {
	var b strings.Builder
	b.WriteString("M" + coordinate(planeRight) + " " + coordinate(planeTop))
	for i := range bounds {
		b.WriteString("V" + coordinate(planeY(float64(bounds[i].Users))))
		b.WriteString("H" + coordinate(planeX(float64(bounds[i].Minutes))))
	}
	return b.String() + "V" + coordinate(planeTop) + "Z"
}

// periodicOutline is the outline of the region in which one of the bounds of the periodic report is reached.
func periodicOutline() string {
	x, y := coordinate(planeX(law.PeriodicMinutes)), coordinate(planeY(law.PeriodicUsers))
	return "M" + coordinate(planeLeft) + " " + coordinate(planeTop) + "H" + coordinate(planeRight) + "V" + coordinate(planeBottom) +
		"H" + x + "V" + y + "H" + coordinate(planeLeft) + "Z"
}

// spot is where a group of users stands.
func (t *teller) spot(m *severity.Measured) Spot {
	open := t.goesOn(m)
	minutes := m.Minutes
	if open {
		minutes.Max = minutes.Min
	}
	left, right := planeX(float64(minutes.Min)), planeX(end(minutes, minutesRight))
	bottom, top := planeY(float64(m.Users.Min)), planeY(end(m.Users, usersTop))
	if right-left < planePointless && bottom-top < planePointless {
		return Spot{X: coordinate(left), Y: coordinate(top), Point: true, Open: open}
	}
	return Spot{
		X: coordinate(left), Y: coordinate(top),
		Width: coordinate(max(right-left, planeMinimum)), Height: coordinate(max(bottom-top, planeMinimum)), Open: open,
	}
}

// end is the upper end of a quantity on an axis.
func end(q quantity.Range, last float64) float64 {
	if q.Max == quantity.Unbounded {
		return last
	}
	return float64(q.Max)
}
