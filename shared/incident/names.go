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
func ParseTrigger(s string) (Trigger, bool) { return parse[Trigger](triggerNames[:], s) }

// ParseFacility reads the code of a facility.
func ParseFacility(s string) (Facility, bool) { return parse[Facility](facilityNames[:], s) }

// ParseEquipment reads the code of a piece of equipment.
func ParseEquipment(s string) (Equipment, bool) { return parse[Equipment](equipmentNames[:], s) }

// ParseKind reads the code of a kind of service.
func ParseKind(s string) (Kind, bool) { return parse[Kind](kindNames[:], s) }

// ParseEffect reads the code of an effect.
func ParseEffect(s string) (Effect, bool) { return parse[Effect](effectNames[:], s) }

func parse[E ~uint8](names []string, s string) (E, bool) {
	for i, name := range names {
		if name == s {
			return E(i), true
		}
	}
	return 0, false
}
