package intake

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"jiko/server/internal/refusal"
	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/inquiry"
	"jiko/shared/inquiry/corpus"
	"jiko/shared/jsonout"
	"jiko/shared/quantity"
)

// now is the clock of the tests.
var now = instant("2020-07-01T09:00")

func instant(s string) civil.Instant {
	i, ok := civil.ParseInstant(s)
	if !ok {
		panic(s)
	}
	return i
}

// contract is the example of the contract, FY2020 No. 3.
const contract = `{"occurred":"2020-06-29T12:11+09:00","trigger":"telecom-equipment","facility":"ordinary","equipment":"other",
 "services":[{"kind":"emergency-voice","impacts":[
   {"area":"石川県","users":135000,"phases":[{"effect":"stop","minutes":156}]},
   {"area":"兵庫県","users":8000,"phases":[{"effect":"stop","from":"2020-06-29T12:11+09:00","to":"2020-06-29T16:32+09:00"}]}]}]}`

func TestReadQuestionReadsTheExampleOfTheContract(t *testing.T) {
	q, err := ReadQuestion([]byte(contract), now)
	if err != nil {
		t.Fatal(err)
	}
	want := incident.Incident{
		Occurred: instant("2020-06-29T12:11"),
		Services: []incident.Service{{Kind: incident.EmergencyVoice, Impacts: []incident.Impact{
			{Area: "石川県", Users: quantity.Exact(135000), Phases: []incident.Phase{{Minutes: quantity.Exact(156)}}},
			{Area: "兵庫県", Users: quantity.Exact(8000), Phases: []incident.Phase{{From: instant("2020-06-29T12:11"), To: instant("2020-06-29T16:32")}}},
		}}},
	}
	if !reflect.DeepEqual(q.Incident, want) {
		t.Errorf("read %+v, want %+v", q.Incident, want)
	}
	if q.Edition.ID != "2019-04-01" {
		t.Errorf("edition %s", q.Edition.ID)
	}
}

func TestReadQuestionTakesAnotherEdition(t *testing.T) {
	q, err := ReadQuestion([]byte(`{"edition":"2026-04-01","occurred":"2020-06-29T12:11","trigger":"information-leak"}`), now)
	if err != nil || q.Edition.ID != "2026-04-01" {
		t.Errorf("%+v, %v", q, err)
	}
}

// withUsers, withPhase and withTop put one value into an incident that is otherwise in order.
func withUsers(users string) string {
	return withImpact(`"users":` + users + `,"phases":[{"minutes":60}]`)
}
func withPhase(members string) string {
	return withImpact(`"users":1,"phases":[{` + members + `}]`)
}
func withImpact(members string) string {
	return withTop(`"services":[{"kind":"voice","impacts":[{` + members + `}]}]`)
}
func withTop(members string) string { return `{"occurred":"2020-06-29T12:11",` + members + `}` }

func TestReadQuestionReadsNumbersAsTheyAreKnown(t *testing.T) {
	for json, want := range map[string]quantity.Range{
		`30000`:                   quantity.Exact(30000),
		`9223372036854775807`:     quantity.Exact(1<<63 - 1),
		`null`:                    quantity.AtLeast(1),
		`{"min":0}`:               quantity.AtLeast(1),
		`{"min":5}`:               quantity.AtLeast(5),
		`{"max":7}`:               {Min: 1, Max: 7},
		`{"min":0,"max":7}`:       {Min: 1, Max: 7},
		`{"max":7,"min":5}`:       {Min: 5, Max: 7},
		` { "min" : 5,"max":5 } `: quantity.Exact(5),
		`{"min":25000,"max":34999,"stated":30000,"mark":"about"}`:         quantity.Rounded(30000),
		`{"min":2200000,"max":2200000,"stated":2200000,"mark":"highest"}`: {Min: 2200000, Max: 2200000, Stated: 2200000, Mark: quantity.Highest},
	} {
		q, err := ReadQuestion([]byte(withUsers(json)), now)
		if err != nil {
			t.Errorf("%s: %v", json, err)
			continue
		}
		if got := q.Incident.Services[0].Impacts[0].Users; got != want {
			t.Errorf("%s = %+v, want %+v", json, got, want)
		}
	}
}

func TestReadQuestionReadsPhases(t *testing.T) {
	from := instant("2020-06-29T12:11")
	for members, want := range map[string]incident.Phase{
		`"minutes":null`:                                                                    {Minutes: quantity.AtLeast(0)},
		`"effect":"degrade","minutes":{"min":3}`:                                            {Effect: incident.Degrade, Minutes: quantity.AtLeast(3)},
		`"from":"2020-06-29T12:11","to":"2020-06-29T13:11"`:                                 {From: from, To: from + 3600},
		`"from":"2020-06-29T03:11Z","to":"2020-06-29T13:11:00.0+09:00"`:                     {From: from, To: from + 3600},
		`"from":"2020-06-29T12:11","minutes":60`:                                            {From: from, To: from + 3600},
		`"minutes":{"min":60,"max":60},"from":"2020-06-29T12:11"`:                           {From: from, To: from + 3600},
		`"from":"2020-06-29T12:11"`:                                                         {From: from},
		`"from":"2020-06-29T12:11","fromAbout":true,"to":"2020-06-29T13:11","toAbout":true`: {From: from, FromAbout: true, To: from + 3600, ToAbout: true},
		`"from":"2020-06-29T12:11","fromAbout":true,"minutes":60`:                           {From: from, FromAbout: true, To: from + 3600, ToAbout: true},
		`"minutes":null,"fromAbout":false`:                                                  {Minutes: quantity.AtLeast(0)},
	} {
		q, err := ReadQuestion([]byte(withPhase(members)), now)
		if err != nil {
			t.Errorf("%s: %v", members, err)
			continue
		}
		if got := q.Incident.Services[0].Impacts[0].Phases[0]; got != want {
			t.Errorf("%s = %+v, want %+v", members, got, want)
		}
		if ongoing := want.Ongoing(); ongoing != (q.Incident.AsOf == now) {
			t.Errorf("%s: as of %d", members, q.Incident.AsOf)
		}
	}
}

func TestReadQuestionReadsFacilities(t *testing.T) {
	for members, want := range map[string]incident.Answer{
		`"facility":"satellite"`:                                                      incident.Undetermined,
		`"facility":"satellite","allTrafficLost":false`:                               incident.No,
		`"facility":"equivalent","allTrafficLost":null`:                               incident.Undetermined,
		`"allTrafficLost":null,"facility":"equivalent","phases":[{"minutes":7}]`:      incident.Undetermined,
		`"phases":[{"minutes":7}],"facility":"submarine-cable","allTrafficLost":true`: incident.Yes,
	} {
		q, err := ReadQuestion([]byte(withTop(members+`,"services":[{"kind":"voice","impacts":[{"users":1,"phases":[{"minutes":60}]}]}]`)), now)
		if err != nil || q.Incident.AllTrafficLost != want {
			t.Errorf("%s = %+v, %v, want %v", members, q, err, want)
		}
	}
}

func TestReadQuestionKeepsHowThingsWereSaid(t *testing.T) {
	q, err := ReadQuestion([]byte(withTop(`"occurredAbout":true,"services":[{"kind":"voice","impacts":[{"users":1,"unit":"lines","phases":[{"minutes":1}]}]}]`)), now)
	if err != nil || !q.Incident.OccurredAbout || q.Incident.Services[0].Impacts[0].Unit != quantity.Lines {
		t.Errorf("%+v, %v", q, err)
	}
}

// What the page prints of an incident is what the interface takes.
func TestReadQuestionTakesWhatThePagePrints(t *testing.T) {
	var q inquiry.Inquiry
	for asked := range corpus.Questions() {
		q.Ask(asked.Query, asked.Now)
		if !q.Answered {
			continue
		}
		var w jsonout.Writer
		q.Incident.WriteJSON(&w)
		read, err := ReadQuestion(w.Buf, asked.Now)
		if err != nil {
			t.Fatalf("%s: %v", w.Buf, err)
		}
		if got, want := caseline.Append(nil, &read.Incident, nil), caseline.Append(nil, &q.Incident, nil); !bytes.Equal(got, want) {
			t.Fatalf("%s\nis %s, was %s", w.Buf, got, want)
		}
	}
}

func TestReadQuestionKeepsTheInstantOfAnOngoingIncident(t *testing.T) {
	q, err := ReadQuestion([]byte(withTop(`"asOf":"2020-06-29T13:00","services":[{"kind":"voice","impacts":[{"users":1,"phases":[{"from":"2020-06-29T12:11"}]}]}]`)), now)
	if err != nil || q.Incident.AsOf != instant("2020-06-29T13:00") {
		t.Errorf("%+v, %v", q, err)
	}
}

func TestReadQuestionNamesWhatDoesNotFit(t *testing.T) {
	const impact = "services[0].impacts[0]"
	for _, test := range []struct{ name, body, want string }{
		{"not an object", `[]`, " wrong-type"},
		{"null", `null`, " wrong-type"},
		{"a text", `"text"`, " wrong-type"},
		{"nothing in it", `{}`, "occurred required; services required"},
		{"no kind", `{"occurred":"2020-06-29T12:11","services":[{"impacts":[{"users":1,"phases":[{"minutes":1}]}]}]}`, "services[0].kind required"},
		{"occurred null", `{"occurred":null,"trigger":"information-leak"}`, "occurred wrong-type"},
		{"occurred as a number", `{"occurred":20200629,"trigger":"information-leak"}`, "occurred wrong-type"},
		{"occurred as people write it", `{"occurred":"令和2年6月29日","trigger":"information-leak"}`, "occurred malformed"},
		{"occurred on a day that does not exist", `{"occurred":"2021-02-29T00:00","trigger":"information-leak"}`, "occurred malformed"},
		{"unknown values", `{"occurred":"2020-06-29T12:11","trigger":"x","facility":"y","equipment":"z","edition":"2020-01-01"}`,
			"trigger unknown-value; facility unknown-value; equipment unknown-value; edition unknown-value"},
		{"an unknown field", withTop(`"trigger":"information-leak","Occurred":1`), "Occurred unknown-field"},
		{"unknown fields with long names", withTop(`"trigger":"information-leak","` + strings.Repeat("事", 50) + `":{"a":[1,{}]}`), strings.Repeat("事", 40) + "… unknown-field"},
		{"a field given twice", withTop(`"trigger":"information-leak","trigger":"information-leak"`), "trigger repeated"},
		{"a field given twice deep down", withUsers(`{"min":1,"min":1}`), impact + ".users.min repeated"},
		{"a field given twice with an escape", withTop(`"trigger":"information-leak","\u0074rigger":"information-leak"`), "trigger repeated"},

		{"no services", withTop(`"services":[]`), "services required"},
		{"services as an object", withTop(`"services":{}`), "services wrong-type"},
		{"a service that is a number", withTop(`"services":[1,2]`), "services[0] wrong-type; services[1] wrong-type"},
		{"no impacts", withTop(`"services":[{"kind":"voice"}]`), "services[0].impacts required"},
		{"empty impacts", withTop(`"services":[{"kind":"voice","impacts":[]}]`), "services[0].impacts required"},
		{"an impact with nothing in it", withImpact(``), impact + ".users required; " + impact + ".phases required"},
		{"additionalFunction as a text", withTop(`"services":[{"kind":"voice","additionalFunction":"yes","impacts":[{"users":1,"phases":[{"minutes":1}]}]}]`), "services[0].additionalFunction wrong-type"},
		{"a long area", withImpact(`"area":"` + strings.Repeat("県", 201) + `","users":1,"phases":[{"minutes":1}]`), impact + ".area too-long"},
		{"a character that turns a text around", withImpact(`"area":"a\u202eb","users":1,"phases":[{"minutes":1}]`), impact + ".area control-character"},
		{"a character that isolates a text", withImpact(`"area":"a\u2066b","users":1,"phases":[{"minutes":1}]`), impact + ".area control-character"},
		{"a control character", withImpact(`"area":"a\u0000b","users":1,"phases":[{"minutes":1}]`), impact + ".area control-character"},

		{"an unknown unit", withImpact(`"users":1,"unit":"people","phases":[{"minutes":1}]`), impact + ".unit unknown-value"},
		{"an empty unit", withImpact(`"users":1,"unit":"","phases":[{"minutes":1}]`), impact + ".unit unknown-value"},
		{"occurredAbout as a text", withTop(`"occurredAbout":"yes","trigger":"information-leak"`), "occurredAbout wrong-type"},

		{"a fraction", withUsers(`30000.0`), impact + ".users not-whole"},
		{"an exponent", withUsers(`3e4`), impact + ".users not-whole"},
		{"a number as a text", withUsers(`"3"`), impact + ".users wrong-type"},
		{"a list of numbers", withUsers(`[3]`), impact + ".users wrong-type"},
		{"true", withUsers(`true`), impact + ".users wrong-type"},
		{"past 64 bits", withUsers(`9223372036854775808`), impact + ".users too-large"},
		{"far past 64 bits", withUsers(strings.Repeat("9", 1000)), impact + ".users too-large"},
		{"below 64 bits", withUsers(`-9223372036854775809`), impact + ".users negative"},
		{"negative", withUsers(`-1`), impact + ".users negative"},
		{"zero", withUsers(`0`), impact + ".users zero"},
		{"minus zero", withUsers(`-0`), impact + ".users zero"},
		{"at most zero", withUsers(`{"max":0}`), impact + ".users zero"},
		{"bounds the wrong way round", withUsers(`{"min":2,"max":1}`), impact + ".users reversed"},
		{"no bound", withUsers(`{}`), impact + ".users.min required"},
		{"a bound unknown", withUsers(`{"min":null}`), impact + ".users.min wrong-type"},
		{"a bound with a fraction", withUsers(`{"min":1.5,"max":2}`), impact + ".users.min not-whole"},
		{"a mark alone", withUsers(`{"min":1,"mark":"about"}`), impact + ".users.stated required"},
		{"a stated number alone", withUsers(`{"min":1,"stated":1}`), impact + ".users.mark required"},
		{"an unknown mark", withUsers(`{"min":1,"stated":1,"mark":"roughly"}`), impact + ".users.mark unknown-value"},
		{"stated outside the bounds", withUsers(`{"min":5,"max":6,"stated":7,"mark":"about"}`), impact + ".users.stated conflict"},

		{"no time", withPhase(`"effect":"stop"`), impact + ".phases[0].minutes required"},
		{"zero minutes", withPhase(`"minutes":0`), impact + ".phases[0].minutes zero"},
		{"an end alone", withPhase(`"to":"2020-06-29T13:00"`), impact + ".phases[0].from required"},
		{"an end with minutes", withPhase(`"minutes":5,"to":"2020-06-29T13:00"`), impact + ".phases[0].from required"},
		{"a beginning that is about nothing", withPhase(`"minutes":5,"fromAbout":true`), impact + ".phases[0].from required"},
		{"an end that is about nothing", withPhase(`"from":"2020-06-29T12:55","minutes":5,"toAbout":true`), impact + ".phases[0].to required"},
		{"about as a text", withPhase(`"from":"2020-06-29T12:55","fromAbout":"yes"`), impact + ".phases[0].fromAbout wrong-type"},
		{"everything", withPhase(`"minutes":5,"from":"2020-06-29T12:55","to":"2020-06-29T13:00"`), impact + ".phases[0].minutes conflict"},
		{"a beginning with a range", withPhase(`"minutes":{"min":5},"from":"2020-06-29T12:55"`), impact + ".phases[0].minutes not-exact"},
		{"a beginning with unknown minutes", withPhase(`"minutes":null,"from":"2020-06-29T12:55"`), impact + ".phases[0].minutes not-exact"},
		{"a beginning with zero minutes", withPhase(`"minutes":0,"from":"2020-06-29T12:55"`), impact + ".phases[0].minutes zero"},
		{"a beginning with minutes past the calendar", withPhase(`"minutes":9223372036854775807,"from":"2020-06-29T12:55"`), impact + ".phases[0].minutes outside-calendar"},
		{"an unreadable beginning", withPhase(`"from":"soon"`), impact + ".phases[0].from malformed"},
		{"an unreadable end", withPhase(`"from":"2099-12-31T23:59","to":"later"`), impact + ".phases[0].to malformed"},
		{"an unreadable effect", withPhase(`"effect":"gone","minutes":7`), impact + ".phases[0].effect unknown-value"},
		{"the end before the beginning", withPhase(`"from":"2020-06-29T13:00","to":"2020-06-29T12:59"`), impact + ".phases[0].to not-after-start"},
		{"a beginning before the incident", withPhase(`"from":"2020-06-29T12:10","to":"2020-06-29T12:59"`), impact + ".phases[0].from before-occurrence"},
		{"ongoing from tomorrow", withPhase(`"from":"2020-07-01T09:01"`), impact + ".phases[0].from in-future"},

		{"as of, with nothing ongoing", `{"asOf":"2020-06-29T13:00",` + withPhase(`"minutes":5`)[1:], "asOf conflict"},
		{"as of before the beginning", `{"asOf":"2020-06-29T12:30",` + withPhase(`"from":"2020-06-29T12:31"`)[1:], impact + ".phases[0].from in-future"},
		{"all traffic of nothing in particular", `{"allTrafficLost":true,"phases":[{"minutes":1}],` + withUsers(`1`)[1:], "allTrafficLost conflict"},
		{"no traffic of nothing in particular", `{"allTrafficLost":false,` + withUsers(`1`)[1:], "allTrafficLost conflict"},
		{"all traffic as a text", `{"facility":"satellite","allTrafficLost":"yes","phases":[{"minutes":1}],` + withUsers(`1`)[1:], "allTrafficLost wrong-type"},
		{"all traffic without phases", `{"facility":"satellite","allTrafficLost":true,` + withUsers(`1`)[1:], "phases required"},
		{"phases of a facility that works", `{"facility":"satellite","allTrafficLost":false,"phases":[{"minutes":1}],` + withUsers(`1`)[1:], "phases conflict"},
		{"no phases of a facility that works", `{"facility":"satellite","allTrafficLost":false,"phases":[],` + withUsers(`1`)[1:], "phases conflict"},

		{"21 services", withTop(`"services":[` + list(21, `{"kind":"voice","impacts":[{"users":1,"phases":[{"minutes":1}]}]}`) + `]`), "services too-many"},
		{"61 impacts", withTop(`"services":[{"kind":"voice","impacts":[` + list(61, `{"users":1,"phases":[{"minutes":1}]}`) + `]}]`), "services[0].impacts too-many"},
		{"21 phases", withImpact(`"users":1,"phases":[` + list(21, `{"minutes":1}`) + `]`), impact + ".phases too-many"},
		{"1,020 phases", withTop(`"services":[{"kind":"voice","impacts":[` + list(51, `{"users":1,"phases":[`+list(20, `{"minutes":1}`)+`]}`) + `]}]`), "services too-many"},

		{"several at once", `{"occurred":1,"colour":"red","services":[{"kind":"voice","impacts":[{"users":-1,"phases":[{"minutes":"x"}]}]}]}`,
			"occurred wrong-type; colour unknown-field; " + impact + ".phases[0].minutes wrong-type; " + impact + ".users negative"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadQuestion([]byte(test.body), now)
			if got, want := fmt.Sprint(err), "refused: invalid; "+test.want; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func list(n int, element string) string {
	return strings.TrimSuffix(strings.Repeat(element+",", n), ",")
}

func TestReadQuestionNamesAHundredProblemsAtMost(t *testing.T) {
	_, err := ReadQuestion([]byte(`{`+strings.TrimSuffix(manyNames(5000), ",")+`}`), now)
	var refused *refusal.Refusal
	if !errors.As(err, &refused) || len(refused.Fields) != 100 {
		t.Errorf("%.200v", err)
	}
}

func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"name%d":%d,`, i, i)
	}
	return b.String()
}

func TestReadQuestionRefusesWhatIsNotJSON(t *testing.T) {
	for name, body := range malformed {
		_, err := ReadQuestion([]byte(body), now)
		var refused *refusal.Refusal
		if !errors.As(err, &refused) || refused.Reason != refusal.MalformedJSON || len(refused.Fields) > 0 {
			t.Errorf("%s: %.200v", name, err)
		}
	}
}

var malformed = map[string]string{
	"a word":                             `severe`,
	"a form":                             `v=1&t=2020-06-29T12:11`,
	"cut in the middle":                  contract[:200],
	"cut before the end":                 contract[:len(contract)-1],
	"more behind it":                     contract + `{}`,
	"a comma too many":                   `{"occurred":"2020-06-29T12:11",}`,
	"a name without quotes":              `{occurred:1}`,
	"quotes of another kind":             `{'occurred':1}`,
	"a comment":                          `{/* nothing */}`,
	"a leading zero":                     withUsers(`03`),
	"a plus sign":                        withUsers(`+3`),
	"no number":                          withUsers(`NaN`),
	"a NUL byte":                         "{\x00}",
	"a NUL byte in a text":               withImpact("\"area\":\"a\x00b\""),
	"a line break in a text":             withImpact("\"area\":\"a\nb\""),
	"bytes that are not UTF-8":           withImpact("\"area\":\"\xff\xfe\""),
	"Shift_JIS":                          withImpact("\"area\":\"\x90\xce\x90\xec\x8c\xa7\""),
	"half a surrogate pair":              withImpact(`"area":"\ud83d"`),
	"a byte order mark":                  "\ufeff" + contract,
	"UTF-16":                             "{\x00}\x00",
	"100,000 lists in each other":        strings.Repeat(`[`, 100000),
	"100,000 objects in each other":      withTop(`"services":` + strings.Repeat(`{"a":`, 100000)),
	"nested and closed beyond the depth": withTop(`"x":` + strings.Repeat(`[`, 20000) + strings.Repeat(`]`, 20000)),
}

func TestReadQuestionRefusesNothing(t *testing.T) {
	for _, body := range []string{"", " \r\n\t"} {
		_, err := ReadQuestion([]byte(body), now)
		var refused *refusal.Refusal
		if !errors.As(err, &refused) || refused.Reason != refusal.Empty {
			t.Errorf("%q: %v", body, err)
		}
	}
}

func TestReadQuestionDoesNotMindDepthThatIsClosed(t *testing.T) {
	_, err := ReadQuestion([]byte(withTop(`"x":`+strings.Repeat(`[`, 5000)+strings.Repeat(`]`, 5000)+`,"trigger":"information-leak"`)), now)
	if got := fmt.Sprint(err); got != "refused: invalid; x unknown-field" {
		t.Errorf("%.200s", got)
	}
}
