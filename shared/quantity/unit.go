package quantity

import "jiko/shared/codes"

// Unit is what a number of users counts. The law's bounds are compared with each of them alike (FY2020 No. 1 reports
// persons, No. 3 lines).
type Unit uint8

const (
	NoUnit      Unit = iota // no unit, or users as such
	Persons                 // 人, 名
	Lines                   // 回線
	Contracts               // 契約
	Subscribers             // 加入, 加入者
	UnitCount
)

// Units are the codes of the units; none for NoUnit.
const Units codes.List = "|persons|lines|contracts|subscribers"

// String is the code of the unit in every text form.
func (u Unit) String() string { return Units.At(int(u)) }

// ParseUnit reads the code of a unit.
func ParseUnit(s string) (Unit, bool) {
	n, ok := Units.Find(s)
	return Unit(n), ok
}
