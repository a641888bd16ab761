package incident

import "jiko/shared/codes"

// The codes of an incident's values, in their order.
const (
	Triggers   codes.List = "telecom-equipment|other-equipment|information-leak"
	Facilities codes.List = "ordinary|satellite|submarine-cable|equivalent"
	Equipments codes.List = "other|base-station|remote-concentrator|dslam|customer-premises"
	Kinds      codes.List = "emergency-voice|voice|lpwa|free-messaging-large|free-internet|internet-access|other"
	Effects    codes.List = "stop|degrade"
	Answers    codes.List = "no|undetermined|yes"
)

// String is the code of the trigger in every text form.
func (t Trigger) String() string { return Triggers.At(int(t)) }

// String is the code of the facility in every text form.
func (f Facility) String() string { return Facilities.At(int(f)) }

// String is the code of the equipment in every text form.
func (e Equipment) String() string { return Equipments.At(int(e)) }

// String is the code of the kind in every text form.
func (k Kind) String() string { return Kinds.At(int(k)) }

// String is the code of the effect in every text form.
func (e Effect) String() string { return Effects.At(int(e)) }

// String is the answer in every text form.
func (a Answer) String() string { return Answers.At(int(a)) }

// ParseTrigger reads the code of a trigger.
func ParseTrigger(s string) (Trigger, bool) {
	n, ok := Triggers.Find(s)
	return Trigger(n), ok
}

// ParseFacility reads the code of a facility.
func ParseFacility(s string) (Facility, bool) {
	n, ok := Facilities.Find(s)
	return Facility(n), ok
}

// ParseEquipment reads the code of a piece of equipment.
func ParseEquipment(s string) (Equipment, bool) {
	n, ok := Equipments.Find(s)
	return Equipment(n), ok
}

// ParseKind reads the code of a kind of service.
func ParseKind(s string) (Kind, bool) {
	n, ok := Kinds.Find(s)
	return Kind(n), ok
}

// ParseEffect reads the code of an effect.
func ParseEffect(s string) (Effect, bool) {
	n, ok := Effects.Find(s)
	return Effect(n), ok
}
