package notation

import "jiko/shared/quantity"

// In the order of the units; behind them those that are no unit.
const units = `人|名|people|person*s
回線|line*s
契約*者|contract*s
加入*者|subscriber*s
利用者|ユーザ*ー|user*s|件`

// readUnit reads what a number of users counts, once.
func (s *scanner) readUnit(f *figure) bool {
	if s.kind != users || f.said.has(named) {
		return false
	}
	row := s.word(units)
	if row == 0 {
		return false
	}
	f.said |= named
	if unit := quantity.Unit(row); unit <= quantity.Subscribers {
		s.mixed = s.unit != quantity.NoUnit && s.unit != unit
		s.unit = unit
	}
	return true
}

// Users reads a number of users (影響利用者数): 3万, 220万8千人, 約135,000回線, 最大220万人, 2〜3万人, 1万人以上3万人未満,
// and the canonical 30000, 30000.., ..30000, 25000..34999, ~30000, ^2200000, ?. A number that is not known, or not
// given, is one user or more; so is every lower limit below. 数万 is 10,000 or more.
//
// On a Problem the range is that of a number that is not known.
func Users(s string) (r quantity.Range, unit quantity.Unit, problem Problem) {
	var in scanner
	in.read(s, users)
	in.known.Min = max(in.known.Min, 1)
	return in.known, in.unit, in.problem
}
