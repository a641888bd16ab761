package law_test

import (
	"testing"

	"jiko/shared/incident"
	"jiko/shared/law"
)

func TestCitations(t *testing.T) {
	edition := func(id string) *law.Edition { e, _ := law.ByID(id); return e }
	d2009, d2010 := day(t, "2010-03-31"), day(t, "2010-04-01")
	d2019, d2020, d2024 := day(t, "2020-03-31"), day(t, "2020-04-01"), day(t, "2024-04-01")
	for _, row := range []struct {
		source   law.Source
		want     string
		evidence string
	}{
		{edition("before-2008-04-01").TableSource(1), "電気通信事業法施行規則第58条", "inferred"},
		{edition("2008-04-01").FacilitySource(), "電気通信事業法施行規則第58条", "inferred"},
		{edition("2015-04-01").TableSource(4), "電気通信事業法施行規則第58条の表四の項", "verified"},
		{edition("2019-04-01").TableSource(1), "電気通信事業法施行規則第58条の表一の項", "verified"},
		{edition("2019-04-01").FacilitySource(), "電気通信事業法施行規則第58条", "verified"},
		{edition("2023-06-16").TableSource(5), "電気通信事業法施行規則第58条第2項第1号の表五の項", "verified"},
		{edition("2026-04-01").TableSource(7), "電気通信事業法施行規則第58条第2項第1号の表七の項", "verified"},
		{edition("2026-04-01").FacilitySource(), "電気通信事業法施行規則第58条第2項第2号", "verified"},
		{law.PeriodicCriterionSource(d2009, incident.TelecomEquipment, 0), "電気通信事業報告規則第7条の3第1項第1号イ", "unverified"},
		{law.PeriodicCriterionSource(d2010, incident.TelecomEquipment, 0), "電気通信事業報告規則第7条の3第1項第1号イ", "inferred"},
		{law.PeriodicSource(d2009), "電気通信事業報告規則第7条の3第1項", "unverified"},
		{law.PeriodicSource(d2024), "電気通信事業報告規則第7条の3第1項", "inferred"},
		{law.SevereInsideSource(d2020), "電気通信事業報告規則第7条の3第1項第1号", "inferred"},
		{law.AdditionalSource(d2020), "電気通信事業報告規則第7条の3第1項第1号", "verified"},
		{law.MinorSource, "電気通信事業報告規則第7条の3第2項", "inferred"},
		{law.PeriodicCriterionSource(d2019, incident.TelecomEquipment, 0), "電気通信事業報告規則第7条の3第1項第1号イ", "inferred"},
		{law.PeriodicCriterionSource(d2020, incident.TelecomEquipment, 0), "電気通信事業報告規則第7条の3第1項第1号イ", "verified"},
		{law.PeriodicCriterionSource(d2024, incident.OtherEquipment, 1), "電気通信事業報告規則第7条の3第1項第2号ロ", "verified"},
		{edition("2015-04-01").FacilitySource(), "電気通信事業法施行規則第58条", "inferred"},
		{law.FirstReportSource(d2019), "電気通信事業法施行規則第57条", "inferred"},
		{law.FirstReportSource(d2020), "電気通信事業法施行規則第57条", "verified"},
		{law.LeakSource(d2020), "電気通信事業報告規則第7条の3第1項第3号", "verified"},
		{law.Source{Statute: law.ClosedDays, Place: law.PlaceClosedDays, Evidence: law.Unverified}, "行政機関の休日に関する法律第2条", "unverified"},
	} {
		if got := string(row.source.Append(nil)); got != row.want {
			t.Errorf("cited as %s, want %s", got, row.want)
		}
		if got := row.source.Evidence.String(); got != row.evidence {
			t.Errorf("%s is %s, want %s", row.want, got, row.evidence)
		}
	}
}

func TestAddresses(t *testing.T) {
	for statute, want := range map[law.Statute]string{
		law.Enforcement: "https://laws.e-gov.go.jp/law/360M50001000025",
		law.Reporting:   "https://laws.e-gov.go.jp/law/363M50001000046",
		law.ClosedDays:  "https://laws.e-gov.go.jp/law/363AC0000000091",
	} {
		if got := string((&law.Source{Statute: statute}).AppendURL(nil)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestEveryCategoryHasACodeAndBounds(t *testing.T) {
	seen := map[string]bool{}
	for c := law.AllServices; c <= law.OtherServices; c++ {
		if code := c.String(); code == "" || seen[code] {
			t.Errorf("category %d has the code %q", c, code)
		} else {
			seen[code] = true
		}
		if len(c.Criteria()) == 0 {
			t.Errorf("%v has no bounds", c)
		}
	}
}

func TestRowsAreNumberedAsTheLawPrintsThem(t *testing.T) {
	got := ""
	for row := uint8(1); row <= 7; row++ {
		got += law.RowName(row)
	}
	if got != "一二三四五六七" || law.RowName(0) != "" {
		t.Error(got)
	}
}
