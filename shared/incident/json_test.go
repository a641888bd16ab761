package incident_test

import (
	"encoding/json"
	"testing"

	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/quantity"
)

func printed(in *incident.Incident) string {
	var w jsonout.Writer
	in.WriteJSON(&w)
	return string(w.Buf)
}

func TestAnIncidentIsPrintedAsTheInterfaceTakesIt(t *testing.T) {
	full := &incident.Incident{
		Occurred: moment("2020-06-29T12:11"), OccurredAbout: true, AsOf: moment("2020-06-29T13:00:30"),
		Trigger: incident.OtherEquipment, Facility: incident.Satellite, Equipment: incident.DSLAM, AllTrafficLost: incident.Undetermined,
		Phases: []incident.Phase{{From: moment("2020-06-29T12:11")}},
	}
	s := full.AddService(incident.Voice)
	s.AdditionalFunction = true
	m := s.AddImpact()
	m.Area, m.Users, m.Unit = `石川県 "北" <&>`, quantity.Rounded(30_000), quantity.Lines
	m.Phases = []incident.Phase{
		{Effect: incident.Degrade, From: moment("2020-06-29T12:12:01"), FromAbout: true, To: moment("2020-06-29T13:00"), ToAbout: true},
		{Minutes: quantity.Exact(156)}, {Minutes: quantity.AtLeast(0)}, {Minutes: quantity.AtLeast(90)}, {Minutes: quantity.Range{Min: 0, Max: 90}},
	}
	s.AddImpact().Users = quantity.Range{Min: 2_200_000, Max: 2_200_000, Stated: 2_200_000, Mark: quantity.Highest}
	s.AddImpact().Users = quantity.AtLeast(1)
	for _, row := range []struct {
		what string
		in   *incident.Incident
		want string
	}{
		{"one with what need not be left out", sound(), `{"occurred":"2020-06-29T12:00+09:00","trigger":"telecom-equipment","facility":"ordinary","equipment":"other",` +
			`"services":[{"kind":"voice","impacts":[{"users":30000,"phases":[{"effect":"stop","from":"2020-06-29T12:00+09:00","to":"2020-06-29T14:00+09:00"}]}]}]}`},
		{"one with all there is", full, `{"occurred":"2020-06-29T12:11+09:00","occurredAbout":true,"asOf":"2020-06-29T13:00:30+09:00","trigger":"other-equipment",` +
			`"facility":"satellite","equipment":"dslam","allTrafficLost":null,"phases":[{"effect":"stop","from":"2020-06-29T12:11+09:00"}],` +
			`"services":[{"kind":"voice","additionalFunction":true,"impacts":[{"area":"石川県 \"北\" \u003c\u0026\u003e","users":{"min":25000,"max":34999,"stated":30000,"mark":"about"},"unit":"lines",` +
			`"phases":[{"effect":"degrade","from":"2020-06-29T12:12:01+09:00","fromAbout":true,"to":"2020-06-29T13:00+09:00","toAbout":true},{"effect":"stop","minutes":156},{"effect":"stop","minutes":null},{"effect":"stop","minutes":{"min":90}},{"effect":"stop","minutes":{"max":90}}]},` +
			`{"users":{"min":2200000,"max":2200000,"stated":2200000,"mark":"highest"},"phases":[]},{"users":null,"phases":[]}]}]}`},
		{"all traffic lost", &incident.Incident{Occurred: moment("2020-06-29T12:00"), Facility: incident.EquivalentFacility, AllTrafficLost: incident.Yes},
			`{"occurred":"2020-06-29T12:00+09:00","trigger":"telecom-equipment","facility":"equivalent","equipment":"other","allTrafficLost":true}`},
		{"nothing", &incident.Incident{}, `{"trigger":"telecom-equipment","facility":"ordinary","equipment":"other"}`},
	} {
		t.Run(row.what, func(t *testing.T) {
			got := printed(row.in)
			if got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
			if !json.Valid([]byte(got)) {
				t.Error("no JSON")
			}
		})
	}
}
