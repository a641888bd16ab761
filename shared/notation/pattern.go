package notation

// A patterns is a list of the ways in which something is written, with a bar before each; the first one that fits is taken.
// In a way stand
//
//	y o d     a year, a month (of the year) and a day, as numbers; a year may be 元 too
//	h m s     an hour, a minute and a second, as numbers
//	z         a fraction of a second, as a number
//	n         the name of a month in English
//	Y O …     a digit of one of them, not in kanji; digits follow each other at once
//	#         that no digit follows
//	blank     that there may be blanks before the digit that follows
//	/ -       what may stand behind a year and behind a month: 年 and 月, or /, . or a dash behind either
//
// and anything else for itself. Between numbers and other things there may be blanks.
type patterns = string

// values are the numbers of what fits a pattern, each at its letter.
type values [16]int

// of is the number of a letter. The letters that there are differ in these bits.
func (v *values) of(letter byte) int { return v[letter&15] }

func (v *values) put(letter byte, n int) { v[letter&15] = n }

// match reads what fits one of the patterns, and is the number of that pattern, from 1 on; 0 when none does. It notes how far
// anything got, for what stands there is to blame when nothing fits.
func (s *scanner) match(list patterns) (row int) {
	before := s.pos
	fits := false
	for i, size := 0, 0; i < len(list); i += size {
		_, size = char(list, i)
		switch {
		case list[i] == '|' && fits:
			return row
		case list[i] == '|':
			s.pos = s.skip(before)
			s.values = values{}
			fits = true
			row++
		case fits && s.item(list[i:i+size]):
			s.far = max(s.far, s.pos)
		default:
			fits = false
		}
	}
	if !fits {
		s.pos = before
		return 0
	}
	return row
}

// item reads one item of a pattern.
func (s *scanner) item(item string) bool {
	c := item[0]
	switch {
	case 'A' <= c && c <= 'Z':
		digit, size := s.digit(s.pos)
		s.values.put(c, 10*s.values.of(c)+digit)
		s.pos += size
		return size != 0 && digit < 10
	case c == ' ':
		s.pos = s.skip(s.pos)
		return true
	case c == '#':
		_, size := s.digit(s.pos)
		return size == 0
	case c == '/':
		return s.word(yearMarks) != 0
	case c == '-':
		return s.word(monthMarks) != 0
	case c == 'y' && s.word("元") != 0:
		s.values.put(c, 1)
		return true
	case c == 'n':
		month := s.word(monthNames)
		s.values.put('o', month)
		return month != 0
	case 'a' <= c && c <= 'z':
		n := s.whole()
		s.values.put(c, n)
		return 0 <= n && n < 10000 // R020629 is no year
	}
	return s.word(item) != 0
}
