// Package caseline is the text form of an incident: the query string of the page's form. It is the permalink, what the
// browser's core is asked, and the request of a page without JavaScript.
//
// The text is a stream of key=value pairs in the order of the form's controls. Some keys open a part (k a service, u a group
// of users, e a phase, f the facility); the keys after them belong to the part that is open. Values are read as people write
// them, and printed in one canonical way.
package caseline

import (
	"jiko/shared/incident"
	"jiko/shared/law"
)

// Version is the mark of this grammar, the value of the key v.
const Version = "1"

// Draft is what stands in the form's controls, as typed.
type Draft struct {
	Texts
	Phases   []Part // of the facility
	Services []Part
}

// Part is what is typed about a service, with its groups of users as its parts; about one of those, with its phases; or about a phase.
type Part struct {
	Texts
	Parts []Part
}

// Texts are what is typed in the fields of the incident itself or of one of its parts.
type Texts [8]string

// Text is what is typed in a field. The fields that belong together follow each other and are at most eight, so that their lowest bits
// tell them apart.
func (t *Texts) Text(f incident.Field) string { return t[f&7] }

// Set types a text into a field.
func (t *Texts) Set(f incident.Field, text string) { t[f&7] = text }

// Trouble is a field that cannot be taken, with the part of the text that is to blame.
type Trouble struct {
	Place incident.Place
	Code  string
	Part  string
}

// Reading is what a draft was read as, beside the incident itself.
type Reading struct {
	Edition    *law.Edition // under which the answer is asked; nil for the one in force when it occurred
	Understood []Understood
	Troubles   []Trouble
	Missing    []incident.Place
}

func (r *Reading) trouble(at *incident.Place, code, part string) {
	*incident.Grow(&r.Troubles) = Trouble{*at, code, part}
}

// Reset empties the reading and keeps the room of its lists.
func (r *Reading) Reset() {
	*r = Reading{Understood: r.Understood[:0], Troubles: r.Troubles[:0], Missing: r.Missing[:0]}
}

func (d *Draft) reset() { *d = Draft{Phases: d.Phases[:0], Services: d.Services[:0]} }
