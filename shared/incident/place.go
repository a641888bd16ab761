package incident

import "strconv"

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
	FieldNone  // the part itself, such as phases[0]
	fieldCount = iota
)

var fieldNames = [fieldCount]string{
	"occurred", "asOf", "trigger", "facility", "equipment", "allTrafficLost", "edition", "version", "services", "kind",
	"additionalFunction", "impacts", "users", "area", "phases", "effect", "end", "from", "to", "minutes", "",
}

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

// Append prints the path: services[0].impacts[0].phases[0].from.
func (p Place) Append(dst []byte) []byte {
	start := len(dst)
	dst = appendPart(dst, start, "services", p.Service)
	dst = appendPart(dst, start, "impacts", p.Impact)
	dst = appendPart(dst, start, "phases", p.Phase)
	if p.Field == FieldNone {
		return dst
	}
	return append(appendDot(dst, start), fieldNames[p.Field]...)
}

func appendPart(dst []byte, start int, name string, index int16) []byte {
	if index == NoPart {
		return dst
	}
	dst = append(appendDot(dst, start), name...)
	dst = append(dst, '[')
	dst = strconv.AppendInt(dst, int64(index), 10)
	return append(dst, ']')
}

func appendDot(dst []byte, start int) []byte {
	if len(dst) == start {
		return dst
	}
	return append(dst, '.')
}
