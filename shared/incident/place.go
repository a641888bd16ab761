package incident

import "jiko/shared/jsonout"

// Field is a field of an incident, which has the same name in a path and in JSON.
type Field = jsonout.Name

const (
	FieldOccurred           = jsonout.Occurred
	FieldAsOf               = jsonout.AsOf
	FieldTrigger            = jsonout.Trigger
	FieldFacility           = jsonout.Facility
	FieldEquipment          = jsonout.Equipment
	FieldAllTrafficLost     = jsonout.AllTrafficLost
	FieldEdition            = jsonout.Edition
	FieldVersion            = jsonout.Version
	FieldServices           = jsonout.Services
	FieldKind               = jsonout.Kind
	FieldAdditionalFunction = jsonout.AdditionalFunction
	FieldImpacts            = jsonout.Impacts
	FieldUsers              = jsonout.Users
	FieldArea               = jsonout.Area
	FieldPhases             = jsonout.Phases
	FieldEffect             = jsonout.Effect
	FieldEnd                = jsonout.End
	FieldFrom               = jsonout.From
	FieldTo                 = jsonout.To
	FieldMinutes            = jsonout.Minutes
	FieldNone               = jsonout.Path // the part itself, such as phases[0]
)

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
	printPart(w, start, FieldServices, p.Service)
	printPart(w, start, FieldImpacts, p.Impact)
	printPart(w, start, FieldPhases, p.Phase)
	if p.Field != FieldNone {
		printName(w, start, p.Field)
	}
}

func printPart(w *jsonout.Writer, start int, part Field, index int16) {
	if index == NoPart {
		return
	}
	printName(w, start, part)
	w.Byte('[')
	w.Decimal(int64(index))
	w.Byte(']')
}

func printName(w *jsonout.Writer, start int, name Field) {
	if len(w.Buf) > start {
		w.Byte('.')
	}
	w.Text(name.String())
}

// Append adds the path to dst.
func (p Place) Append(dst []byte) []byte {
	w := jsonout.Writer{Buf: dst}
	p.Print(&w)
	return w.Buf
}
