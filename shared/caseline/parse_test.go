package caseline_test

import (
	"net/url"
	"strings"
	"testing"

	"jiko/shared/caseline"
	"jiko/shared/incident"
)

func TestEscapesAreTakenAway(t *testing.T) {
	for _, row := range []struct{ query, want string }{
		{"a=1&b=2", "a=1\nb=2"},
		{"a=x+y%20z", "a=x y z"},
		{"a=%E7%9F%b3", "a=石"},
		{"a=%26%3D%2B%25", "a=&=+%"},
		{"a=%&b=%2&c=%zz&d=%4g&e=%", "a=%\nb=%2\nc=%zz\nd=%4g\ne=%"},
		{"a=\n%0A", "a=\x01\x01"}, // no separator comes from inside a value
		{"", ""},
	} {
		if got := string(caseline.Unescape([]byte(row.query))); got != row.want {
			t.Errorf("%q is %q, want %q", row.query, got, row.want)
		}
	}
}

// A query string that a browser makes of a form is read like the line of its values.
func TestAQueryStringIsReadAsABrowserWritesIt(t *testing.T) {
	area := `石川県 "北" & <南> 100% a+b=c#d'e\f`
	form := "t=" + url.QueryEscape("令和2年6月29日 12時11分") + "&k=voice&u=" + url.QueryEscape("３万") + "&a=" + url.QueryEscape(area) + "&m=5"
	var d caseline.Draft
	var r caseline.Reading
	var in incident.Incident
	d.Parse(form, &r)
	d.Read(0, &in, &r)
	if len(r.Troubles) > 0 || in.Services[0].Impacts[0].Area != area || in.Services[0].Impacts[0].Users.Min != 30_000 {
		t.Fatalf("%+v, %+v", r.Troubles, in)
	}
	printed := string(caseline.Append(nil, &in, nil))
	if strings.ContainsAny(printed, " \"<>#'\\\n") {
		t.Errorf("not fit for a link: %s", printed)
	}
	values, err := url.ParseQuery(printed)
	if err != nil || values.Get("a") != area {
		t.Errorf("the area of %s is %q, %v", printed, values.Get("a"), err)
	}
}

func TestPartsBeyondTheLimitsAreRefused(t *testing.T) {
	const head = "t=12:11 "
	service, group, phase := "k=voice u=1 m=5 ", "u=1 m=5 ", "e=stop m=5 "
	for _, row := range []struct{ what, typed, want string }{
		{"twenty services", strings.Repeat(service, 20), ""},
		{"twenty-one services", strings.Repeat(service, 21), "services too-many"},
		{"sixty groups of users", "k=voice " + strings.Repeat(group, 60), ""},
		{"sixty-one groups of users", "k=voice " + strings.Repeat(group, 61), "services[0].impacts too-many"},
		{"twenty phases", "k=voice u=1 " + strings.Repeat(phase, 20), ""},
		{"twenty-one phases", "k=voice u=1 " + strings.Repeat(phase, 21), "services[0].impacts[0].phases too-many"},
		{"twenty-one phases of a facility", "f=satellite l=yes " + strings.Repeat(phase, 21) + service, "phases too-many"},
		{"a thousand phases in all", "k=voice " + strings.Repeat("u=1 "+strings.Repeat(phase, 20), 50), ""},
		{"a thousand and one", "k=voice " + strings.Repeat("u=1 "+strings.Repeat(phase, 20), 50) + group, "services too-many"},
		{"what follows is not read", strings.Repeat(service, 21) + "t=12:12 q=1 u=0", "services too-many"},

		{"a service opened by a group of users", strings.Repeat(service, 20) + "f=satellite u=1", "services too-many"},
		{"a service opened by an area", strings.Repeat(service, 20) + "f=satellite a=石川県", "services too-many"},
		{"a service opened by an additional function", strings.Repeat(service, 20) + "f=satellite y=yes", "services too-many"},
		{"a phase opened by a length", "f=satellite l=yes " + strings.Repeat(phase, 20) + "f= m=5 " + service, "phases too-many"},
	} {
		t.Run(row.what, func(t *testing.T) {
			if got, _ := read(line(head+row.typed), now); got.troubles != row.want {
				t.Errorf("%q, want %q", got.troubles, row.want)
			}
		})
	}
}

func TestEveryFieldIsReadByItsKey(t *testing.T) {
	for _, f := range []incident.Field{
		incident.FieldOccurred, incident.FieldTrigger, incident.FieldFacility, incident.FieldEquipment, incident.FieldAllTrafficLost,
		incident.FieldEdition, incident.FieldVersion,
	} {
		var d caseline.Draft
		if d.Parse(caseline.Key(f)+"=typed", new(caseline.Reading)); d.Text(f) != "typed" {
			t.Errorf("%s is not read by %s", f, caseline.Key(f))
		}
	}
	part := func(text string, in func(*caseline.Draft) *caseline.Part, fields ...incident.Field) {
		for _, f := range fields {
			var d caseline.Draft
			if d.Parse(text+caseline.Key(f)+"=typed", new(caseline.Reading)); in(&d).Text(f) != "typed" {
				t.Errorf("%s is not read by %s", f, caseline.Key(f))
			}
		}
	}
	part("", func(d *caseline.Draft) *caseline.Part { return &d.Services[0] }, incident.FieldKind, incident.FieldAdditionalFunction)
	part("k=voice&", func(d *caseline.Draft) *caseline.Part { return &d.Services[0].Parts[0] }, incident.FieldUsers, incident.FieldArea)
	part("k=voice&", func(d *caseline.Draft) *caseline.Part { return &d.Services[0].Parts[0].Parts[0] },
		incident.FieldEffect, incident.FieldEnd, incident.FieldFrom, incident.FieldTo, incident.FieldMinutes)
}
