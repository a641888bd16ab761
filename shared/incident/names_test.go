package incident_test

import (
	"fmt"
	"strings"
	"testing"

	"jiko/shared/incident"
)

// The codes are the contract of every text form: they are spelled out once more.
func TestCodes(t *testing.T) {
	hold(t, "telecom-equipment other-equipment information-leak", incident.ParseTrigger)
	hold(t, "ordinary satellite submarine-cable equivalent", incident.ParseFacility)
	hold(t, "other base-station remote-concentrator dslam customer-premises", incident.ParseEquipment)
	hold(t, "emergency-voice voice lpwa free-messaging-large free-internet internet-access other", incident.ParseKind)
	hold(t, "stop degrade", incident.ParseEffect)
	for answer, want := range []string{"no", "undetermined", "yes"} {
		if got := incident.Answer(answer).String(); got != want {
			t.Errorf("answer %d is %q", answer, got)
		}
	}
}

// hold reads each code as the value at its place, prints it again, and reads nothing else.
func hold[E interface {
	~uint8
	fmt.Stringer
}](t *testing.T, codes string, parse func(string) (E, bool)) {
	t.Helper()
	for i, code := range strings.Fields(codes) {
		value, ok := parse(code)
		if !ok || int(value) != i || value.String() != code {
			t.Errorf("%s is read as %d, printed as %s", code, value, value)
		}
		for _, other := range []string{code + " ", strings.ToUpper(code), code[:len(code)-1], ""} {
			if value, ok := parse(other); ok || value != 0 {
				t.Errorf("%q is read as %v", other, value)
			}
		}
	}
}
