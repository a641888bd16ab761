package incident

import (
	"jiko/shared/codes"
	"jiko/shared/jsonout"
)

// Field is a field of an incident.
type Field uint8

const (
	FieldOccurred Field = iota
	FieldAsOf
	FieldTrigger
	FieldFacility
	FieldEquipment
	FieldAllTrafficLost
	FieldEdition
	FieldVersion
	FieldServices
	FieldKind
	FieldAdditionalFunction
	FieldImpacts
	FieldUsers
	FieldArea
	FieldPhases
	FieldEffect
	FieldEnd
	FieldFrom
	FieldTo
	FieldMinutes
	FieldNone // the part itself, such as phases[0]
)

// fields are the names of the fields in a path and in JSON; none for the part itself.
const fields codes.List = "occurred|asOf|trigger|facility|equipment|allTrafficLost|edition|version|services|kind|" +
	"additionalFunction|impacts|users|area|phases|effect|end|from|to|minutes"

// Place names a field of an incident. An index of NoPart stands for a part that is not in the path:
// without a service, a phase is one of the facility.
type Place struct {
	Field                  Field
	Service, Impact, Phase int16
}

// NoPart is the index of a part that is not in the path.
const NoPart = -1

// Top is the place of a field of the incident itself.
func Top(f Field) Place { return Place{f, NoPart, NoPart, NoPart} }

// Print writes the path: services[0].impacts[0].phases[0].from.
func (p *Place) Print(w *jsonout.Writer) {
	start := len(w.Buf)
	printPart(w, start, "services", p.Service)
	printPart(w, start, "impacts", p.Impact)
	printPart(w, start, "phases", p.Phase)
	if p.Field != FieldNone {
		printName(w, start, fields.At(int(p.Field)))
	}
}

func printPart(w *jsonout.Writer, start int, name string, index int16) {
	if index == NoPart {
		return
	}
	printName(w, start, name)
	w.Byte('[')
	w.Decimal(int64(index))
	w.Byte(']')
}

func printName(w *jsonout.Writer, start int, name string) {
	if len(w.Buf) > start {
		w.Byte('.')
	}
	w.Text(name)
}

// Append adds the path to dst.
func (p Place) Append(dst []byte) []byte {
	w := jsonout.Writer{Buf: dst}
	p.Print(&w)
	return w.Buf
}
