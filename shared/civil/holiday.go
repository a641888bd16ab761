package civil

// Holiday is a holiday under the Act on National Holidays (国民の祝日に関する法律, 昭和23年法律第178号; "the Act" below) or
// under an Act for one day.
type Holiday uint8

const (
	NoHoliday               Holiday = iota
	NewYearsDay                     // 元日
	ComingOfAgeDay                  // 成人の日
	NationalFoundationDay           // 建国記念の日
	EmperorsBirthday                // 天皇誕生日
	VernalEquinoxDay                // 春分の日
	ShowaDay                        // 昭和の日
	ConstitutionMemorialDay         // 憲法記念日
	GreeneryDay                     // みどりの日
	ChildrensDay                    // こどもの日
	MarineDay                       // 海の日
	MountainDay                     // 山の日
	RespectForTheAgedDay            // 敬老の日
	AutumnalEquinoxDay              // 秋分の日
	HealthAndSportsDay              // 体育の日, until 2019
	SportsDay                       // スポーツの日, from 2020
	CultureDay                      // 文化の日
	LaborThanksgivingDay            // 勤労感謝の日
	EmperorsFuneral                 // 昭和天皇の大喪の礼の行われる日, 1989
	EnthronementCeremony            // 即位礼正殿の儀の行われる日, 1990 and 2019
	CrownPrincesWedding             // 皇太子徳仁親王の結婚の儀の行われる日, 1993
	EnthronementDay                 // 天皇の即位の日, 2019
	SubstituteHoliday               // 振替休日, the Act Art. 3(2)
	CitizensHoliday                 // 国民の休日, the Act Art. 3(3)
)

// place is where in its month a holiday lies: a day of the month, 1 to 31, or one of the rules below.
type place uint8

const (
	firstMonday     place = iota + 32 // 第一月曜日; no holiday lies there, the others are counted from it
	secondMonday                      // 第二月曜日
	thirdMonday                       // 第三月曜日
	vernalEquinox                     // 春分日
	autumnalEquinox                   // 秋分日
)

// rule is a holiday at one place of the year, in all years from first to last.
type rule struct {
	first, last int16
	month       uint8 // 1 to 12
	on          place
	holiday     Holiday
}

const (
	begin  = 1985 // the first year of the calendar: the rule is older
	onward = 9999 // no last year
)

// rules are the holidays that have a name, in the order of the year. All stand in Art. 2 of the Act, save where an Act
// of its own is named; a number in brackets is the amendment that brought the row in.
var rules = [...]rule{
	{begin, onward, 1, 1, NewYearsDay},                    // 元日
	{begin, 1999, 1, 15, ComingOfAgeDay},                  // 成人の日
	{2000, onward, 1, secondMonday, ComingOfAgeDay},       // 成人の日 (平成10年法律第141号)
	{begin, onward, 2, 11, NationalFoundationDay},         // 建国記念の日, on the day set by 昭和41年政令第376号
	{2020, onward, 2, 23, EmperorsBirthday},               // 天皇誕生日 (平成29年法律第63号附則第10条)
	{1989, 1989, 2, 24, EmperorsFuneral},                  // 平成元年法律第4号
	{begin, 2099, 3, vernalEquinox, VernalEquinoxDay},     // 春分の日
	{begin, 1988, 4, 29, EmperorsBirthday},                // 天皇誕生日
	{1989, 2006, 4, 29, GreeneryDay},                      // みどりの日 (平成元年法律第5号)
	{2007, onward, 4, 29, ShowaDay},                       // 昭和の日 (平成17年法律第43号)
	{2019, 2019, 5, 1, EnthronementDay},                   // 平成30年法律第99号
	{begin, onward, 5, 3, ConstitutionMemorialDay},        // 憲法記念日
	{2007, onward, 5, 4, GreeneryDay},                     // みどりの日 (平成17年法律第43号)
	{begin, onward, 5, 5, ChildrensDay},                   // こどもの日
	{1993, 1993, 6, 9, CrownPrincesWedding},               // 平成5年法律第32号
	{1996, 2002, 7, 20, MarineDay},                        // 海の日 (平成7年法律第22号)
	{2003, 2019, 7, thirdMonday, MarineDay},               // 海の日 (平成13年法律第59号)
	{2020, 2020, 7, 23, MarineDay},                        // 海の日, 平成27年法律第33号第32条第1項
	{2020, 2020, 7, 24, SportsDay},                        // スポーツの日, 平成27年法律第33号第32条第1項
	{2021, 2021, 7, 22, MarineDay},                        // 海の日, 平成27年法律第33号第32条第2項
	{2021, 2021, 7, 23, SportsDay},                        // スポーツの日, 平成27年法律第33号第32条第2項
	{2022, onward, 7, thirdMonday, MarineDay},             // 海の日 (平成13年法律第59号)
	{2016, 2019, 8, 11, MountainDay},                      // 山の日 (平成26年法律第43号)
	{2020, 2020, 8, 10, MountainDay},                      // 山の日, 平成27年法律第33号第32条第1項
	{2021, 2021, 8, 8, MountainDay},                       // 山の日, 平成27年法律第33号第32条第2項
	{2022, onward, 8, 11, MountainDay},                    // 山の日 (平成26年法律第43号)
	{begin, 2002, 9, 15, RespectForTheAgedDay},            // 敬老の日
	{2003, onward, 9, thirdMonday, RespectForTheAgedDay},  // 敬老の日 (平成13年法律第59号)
	{begin, 2099, 9, autumnalEquinox, AutumnalEquinoxDay}, // 秋分の日
	{begin, 1999, 10, 10, HealthAndSportsDay},             // 体育の日
	{2000, 2019, 10, secondMonday, HealthAndSportsDay},    // 体育の日 (平成10年法律第141号)
	{2022, onward, 10, secondMonday, SportsDay},           // スポーツの日 (平成30年法律第57号)
	{2019, 2019, 10, 22, EnthronementCeremony},            // 平成30年法律第99号
	{begin, onward, 11, 3, CultureDay},                    // 文化の日
	{1990, 1990, 11, 12, EnthronementCeremony},            // 平成2年法律第24号
	{begin, onward, 11, 23, LaborThanksgivingDay},         // 勤労感謝の日
	{1989, 2018, 12, 23, EmperorsBirthday},                // 天皇誕生日 (平成元年法律第5号); none in 2019
}

// The periods of Art. 3(3) of the Act.
const (
	betweenFrom     Date = 5839  // 1985-12-27: a day between two holidays becomes one (昭和60年法律第103号)
	betweenOnSunday Date = 13514 // 2007-01-01: a Sunday too (平成17年法律第43号)
)

// HolidayOf tells which holiday the day is, NoHoliday when it is none. It knows 1985 to 2099; after 2099 it knows no
// equinoxes. An equinox is official once it stands in the gazette, in February of the year before; until then it is
// computed.
func HolidayOf(d Date) Holiday {
	if holiday := named(d); holiday != NoHoliday {
		return holiday
	}
	if isSubstitute(d) {
		return SubstituteHoliday
	}
	if isBetween(d) {
		return CitizensHoliday
	}
	return NoHoliday
}

// named is the holiday that has the day by its own name.
func named(d Date) Holiday {
	year, month, day := d.YMD()
	for i := range rules {
		r := &rules[i]
		if int(r.month) == month && int(r.first) <= year && year <= int(r.last) && r.on.is(d, year, day) {
			return r.holiday
		}
	}
	return NoHoliday
}

// isSubstitute tells whether a day without a name makes up for a holiday on a Sunday: it is the first such day after it
// (the Act Art. 3(2) as of 平成17年法律第43号). Until 2006 it had to be the Monday, which came to the same, since no two
// holidays with a name adjoined.
func isSubstitute(d Date) bool {
	for d--; named(d) != NoHoliday; d-- {
		if d.Weekday() == Sunday {
			return true
		}
	}
	return false
}

// isBetween tells whether a day without a name lies between two holidays that have one (the Act Art. 3(3)). The days
// of 2019 count as such holidays by the Act that made them; those of 1989, 1990 and 1993 have none beside them.
func isBetween(d Date) bool {
	return d >= betweenFrom && (d >= betweenOnSunday || d.Weekday() != Sunday) &&
		named(d-1) != NoHoliday && named(d+1) != NoHoliday
}

// is tells whether d, which is that day of its month and year, lies at the place.
func (p place) is(d Date, year, day int) bool {
	switch p {
	case secondMonday, thirdMonday:
		return d.Weekday() == Monday && (day-1)/7 == int(p-firstMonday)
	case vernalEquinox, autumnalEquinox:
		return day == p.equinox(year)
	default:
		return day == int(p)
	}
}

// equinox is the day of the month (March, September) on which the sun passes the equinox in JST, from its moment in 1980
// in millionths of a day. It holds from 1980 to 2099. The formula is that of the Hydrographic Department of the Japan
// Coast Guard (海上保安庁水路部・暦計算研究会編『新こよみ便利帳』), with its decimals as integers.
func (p place) equinox(year int) int {
	const millionthsPerYear = 242_194 // beyond 365 days
	in1980 := 20_843_100
	if p == autumnalEquinox {
		in1980 = 23_248_800
	}
	years := year - 1980
	return (in1980+millionthsPerYear*years)/1_000_000 - years/4
}
