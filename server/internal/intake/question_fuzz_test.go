package intake

import (
	"errors"
	"reflect"
	"testing"

	"jiko/server/internal/refusal"
	"jiko/shared/jsonout"
)

// FuzzReadQuestion holds the intake to three promises: it never panics, it refuses only for the three reasons that are the
// client's fault, and what it accepts comes back the same when it is printed and read again.
func FuzzReadQuestion(f *testing.F) {
	for _, body := range malformed {
		if len(body) < 1000 {
			f.Add([]byte(body))
		}
	}
	for _, body := range []string{
		contract,
		withUsers(`{"min":25000,"max":34999,"stated":30000,"mark":"about"}`),
		withPhase(`"from":"2020-06-29T12:11"`),
		withPhase(`"from":"2020-06-29T12:11","minutes":60`),
		withTop(`"occurredAbout":true,"services":[{"kind":"voice","impacts":[{"users":1,"unit":"lines","phases":[{"minutes":1}]}]}]`),
		withTop(`"trigger":"information-leak","edition":"2015-04-01"`),
		`{"facility":"satellite","allTrafficLost":true,"phases":[{"minutes":120}],` + withUsers(`null`)[1:],
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		q, err := ReadQuestion(body, now)
		if err != nil {
			checkRefusal(t, err)
			return
		}
		var w jsonout.Writer
		q.Incident.WriteJSON(&w)
		again, err := ReadQuestion(w.Buf, now)
		if err != nil {
			t.Fatalf("%s is refused: %v", w.Buf, err)
		}
		if !reflect.DeepEqual(again.Incident, q.Incident) {
			t.Errorf("%s came back as %+v, was %+v", w.Buf, again.Incident, q.Incident)
		}
	})
}

func checkRefusal(t *testing.T, err error) {
	t.Helper()
	var refused *refusal.Refusal
	if !errors.As(err, &refused) {
		t.Fatalf("%v is no refusal", err)
	}
	switch refused.Reason {
	case refusal.Empty, refusal.MalformedJSON:
	case refusal.Invalid:
		if len(refused.Fields) == 0 || len(refused.Fields) > maxFields {
			t.Errorf("%d fields", len(refused.Fields))
		}
	default:
		t.Errorf("refused for the reason %v", refused.Reason)
	}
}
