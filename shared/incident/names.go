package incident

var (
	triggerNames   = [triggerCount]string{"telecom-equipment", "other-equipment", "information-leak"}
	facilityNames  = [facilityCount]string{"ordinary", "satellite", "submarine-cable", "equivalent"}
	equipmentNames = [equipmentCount]string{"other", "base-station", "remote-concentrator", "dslam", "customer-premises"}
	kindNames      = [KindCount]string{"emergency-voice", "voice", "lpwa", "free-messaging-large", "free-internet", "internet-access", "other"}
	effectNames    = [effectCount]string{"stop", "degrade"}
	answerNames    = [...]string{No: "no", Undetermined: "undetermined", Yes: "yes"}
)

// String is the code of the trigger in every text form.
func (t Trigger) String() string { return triggerNames[t] }

// String is the code of the facility in every text form.
func (f Facility) String() string { return facilityNames[f] }

// String is the code of the equipment in every text form.
func (e Equipment) String() string { return equipmentNames[e] }

// String is the code of the kind in every text form.
func (k Kind) String() string { return kindNames[k] }

// String is the code of the effect in every text form.
func (e Effect) String() string { return effectNames[e] }

// String is the answer in every text form.
func (a Answer) String() string { return answerNames[a] }

// ParseTrigger reads the code of a trigger.
func ParseTrigger(s string) (Trigger, bool) {
	i, ok := find(triggerNames[:], s)
	return Trigger(i), ok
}

// ParseFacility reads the code of a facility.
func ParseFacility(s string) (Facility, bool) {
	i, ok := find(facilityNames[:], s)
	return Facility(i), ok
}

// ParseEquipment reads the code of a piece of equipment.
func ParseEquipment(s string) (Equipment, bool) {
	i, ok := find(equipmentNames[:], s)
	return Equipment(i), ok
}

// ParseKind reads the code of a kind of service.
func ParseKind(s string) (Kind, bool) {
	i, ok := find(kindNames[:], s)
	return Kind(i), ok
}

// ParseEffect reads the code of an effect.
func ParseEffect(s string) (Effect, bool) {
	i, ok := find(effectNames[:], s)
	return Effect(i), ok
}

func find(names []string, s string) (index int, ok bool) {
	for i, name := range names {
		if name == s {
			return i, true
		}
	}
	return 0, false
}
