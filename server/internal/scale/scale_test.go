package scale

import (
	"slices"
	"testing"
	"time"

	"jiko/server/internal/intake"
	"jiko/shared/quantity"
	"jiko/views/filing"
)

// filed is what is said of the services of an incident that began at noon.
func filed(services string) string {
	return `{"carrierRef":"A-1","stage":"first","incident":{"occurred":"2020-06-29T12:00+09:00","trigger":"telecom-equipment","services":[` + services + `]}}`
}

func TestEachGroupOfUsersHasItsOwnLength(t *testing.T) {
	received := time.Date(2020, 6, 29, 14, 30, 59, 0, time.FixedZone("JST", 9*3600))
	stopped := func(users, phases string) string { return `{"users":` + users + `,"phases":[` + phases + `]}` }
	for _, test := range []struct {
		name, services string
		want           []filing.Group
	}{
		{"two that ended", `{"kind":"voice","impacts":[` + stopped("135000", `{"minutes":156}`) + `,` + stopped("8000", `{"minutes":261}`) + `]}`, []filing.Group{
			{Users: quantity.Exact(135_000), Length: quantity.Exact(156)}, {Users: quantity.Exact(8000), Length: quantity.Exact(261)},
		}},
		{"one of another service", `{"kind":"voice","impacts":[` + stopped("1", `{"minutes":1}`) + `]},{"kind":"other","impacts":[` + stopped("null", `{"minutes":2}`) + `]}`, []filing.Group{
			{Users: quantity.Exact(1), Length: quantity.Exact(1)}, {Users: quantity.AtLeast(1), Length: quantity.Exact(2)},
		}},
		{"what goes on, until it was received", `{"kind":"voice","impacts":[` + stopped("1", `{"from":"2020-06-29T12:00"}`) + `]}`, []filing.Group{
			{Users: quantity.Exact(1), Length: quantity.AtLeast(150), Ongoing: true},
		}},
	} {
		r, _, err := intake.ReadReport([]byte(filed(test.services)))
		if err != nil {
			t.Fatal(test.name, err)
		}
		if got := Of(r, received); !slices.Equal(got, test.want) {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}
