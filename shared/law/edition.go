package law

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
)

// Edition is the state of the severity criteria between two changes of the law.
type Edition struct {
	ID          string     // the first day in force, or before-2008-04-01
	From        civil.Date // the first day in force
	Until       civil.Date // the first day no longer in force; the day after the calendar's last for the law in force
	Degradation bool       // 品質の低下 counts beside 提供の停止
	Rows        []Category // the rows of the table, in its order
	rowOf       [incident.KindCount]uint8
	table       Source // where the table stands; the row is added
	facility    Source // where the second limb stands
}

func day(year, month, dayOfMonth int) civil.Date {
	d, _ := civil.NewDate(year, month, dayOfMonth)
	return d
}

// The days on which a rule changed.
var (
	enactment   = day(1985, 4, 1) // 電気通信事業法 in force; that the criterion dates from it is known from the press only
	day20080401 = day(2008, 4, 1)
	day20100401 = day(2010, 4, 1)
	day20120401 = day(2012, 4, 1)
	day20150401 = day(2015, 4, 1)
	day20190401 = day(2019, 4, 1)
	day20200401 = day(2020, 4, 1)
	day20230616 = day(2023, 6, 16)
	day20231207 = day(2023, 12, 7)
	day20250401 = day(2025, 4, 1)
	day20260401 = day(2026, 4, 1)
	afterLast   = civil.Last + 1
)

// Editions are the six editions, oldest first.
var Editions = [...]Edition{
	{
		ID: "before-2008-04-01", From: civil.First, Until: day20080401,
		Rows:     []Category{AllServices},
		table:    Source{Statute: Enforcement, Place: PlaceSevere, Evidence: Inferred},
		facility: Source{Statute: Enforcement, Place: PlaceSevere, Evidence: Inferred},
	},
	{
		ID: "2008-04-01", From: day20080401, Until: day20150401, Degradation: true,
		Rows:     []Category{AllServices},
		table:    Source{Statute: Enforcement, Place: PlaceSevere, Evidence: Inferred},
		facility: Source{Statute: Enforcement, Place: PlaceSevere, Evidence: Inferred},
	},
	{
		ID: "2015-04-01", From: day20150401, Until: day20190401, Degradation: true,
		Rows:     []Category{EmergencyVoice, Voice, FreeInternet, OtherServices},
		table:    Source{Statute: Enforcement, Place: PlaceSevere},
		facility: Source{Statute: Enforcement, Place: PlaceSevere, Evidence: Inferred},
	},
	{
		ID: "2019-04-01", From: day20190401, Until: day20230616, Degradation: true,
		Rows:     []Category{EmergencyVoice, Voice, LPWA, FreeInternet, OtherServices},
		table:    Source{Statute: Enforcement, Place: PlaceSevere},
		facility: Source{Statute: Enforcement, Place: PlaceSevere},
	},
	{
		ID: "2023-06-16", From: day20230616, Until: day20260401, Degradation: true,
		Rows:     []Category{EmergencyVoice, Voice, LPWA, FreeInternet, OtherServices},
		table:    Source{Statute: Enforcement, Place: PlaceSevereTable},
		facility: Source{Statute: Enforcement, Place: PlaceSevereFacility},
	},
	{
		ID: "2026-04-01", From: day20260401, Until: afterLast, Degradation: true,
		Rows:     []Category{EmergencyVoice, Voice, LPWA, FreeMessagingLarge, FreeInternet, InternetAccess, OtherServices},
		table:    Source{Statute: Enforcement, Place: PlaceSevereTable},
		facility: Source{Statute: Enforcement, Place: PlaceSevereFacility},
	},
}

// On is the edition in force on a day: the date of occurrence picks the edition.
func On(d civil.Date) *Edition {
	i := len(Editions) - 1
	for i > 0 && d < Editions[i].From {
		i--
	}
	return &Editions[i]
}

// ByID is the edition with that ID.
func ByID(id string) (*Edition, bool) {
	for i := range Editions {
		if Editions[i].ID == id {
			return &Editions[i], true
		}
	}
	return nil, false
}

// Day is the day of the edition that comes nearest to d: d itself when the edition was in force on it. Every other dated
// rule is read as of this day, so that an answer under another edition is the whole law of that time.
func (e *Edition) Day(d civil.Date) civil.Date { return min(max(d, e.From), e.Until-1) }

// CategoryOf is the category of a kind of service, and the number of its row from 1 on.
func (e *Edition) CategoryOf(kind incident.Kind) (Category, uint8) {
	row := e.rowOf[kind]
	return e.Rows[row], row + 1
}

func init() {
	for i := range Editions {
		for kind := range incident.KindCount {
			Editions[i].rowOf[kind] = Editions[i].findRow(own[kind])
		}
	}
}

// findRow is the index of the row of a category, or of the category that takes it in.
func (e *Edition) findRow(c Category) uint8 {
	for {
		for i, row := range e.Rows {
			if row == c {
				return uint8(i)
			}
		}
		c = wider[c]
	}
}

// TableSource is where the criteria of a row stand. Before 2015 there was no table.
func (e *Edition) TableSource(row uint8) Source {
	s := e.table
	if e.Rows[0] != AllServices {
		s.Row = row
	}
	return s
}

// FacilitySource is where the second limb stands.
func (e *Edition) FacilitySource() Source { return e.facility }
