package notation

import (
	"jiko/shared/quantity"
	"jiko/shared/runes"
)

// A words is a table of what can stand for one thing: a row for each thing, its words separated by bars, in small
// letters and half width. A blank in a word stands for any number of blanks, even none. At an asterisk the word may end too.
type words = string

// scanner goes through an input from left to right. After a problem it may go on: only the first is kept.
type scanner struct {
	text    string
	pos     int // behind what was read; never behind blanks that nothing follows
	kind    kind
	problem Problem

	known quantity.Range // of users or a length: what is known of it
	unit  quantity.Unit  // of users: what was counted last
	mixed bool           // of users: two units

	approximate bool   // of a moment: with 約, 頃 or the like
	values      values // of what fits a pattern
	far         int    // behind the last thing that any pattern read
}

// kind is what is being read.
type kind uint8

const (
	users kind = iota
	length
	moment
)

// open begins to read. An input that is too long is a problem, and nothing of it is read.
func (s *scanner) open(text string, what kind) {
	s.text, s.kind = text, what
	if len(text) > longestInput {
		s.text = ""
		s.fail(Unreadable, 0, len(text))
	}
}

// fail keeps the problem with the part from start to end, unless there was one before. It has many callers; set into each
// of them, it would cost the browser half a kilobyte.
//
//go:noinline
func (s *scanner) fail(code Code, start, end int) {
	if s.problem.Code == NoProblem {
		s.problem = Problem{code, start, end}
	}
}

// failRest is fail for the part from start to the end of the input, or for all of an input that ends too early.
func (s *scanner) failRest(code Code, start int) {
	if s.skip(start) == len(s.text) {
		start = 0
	}
	start = s.skip(start)
	end := start
	for at := start; at < len(s.text); {
		r, size := char(s.text, at)
		at += size
		if r != ' ' {
			end = at
		}
	}
	s.fail(code, start, end)
}

// finish makes a problem of what was left unread: what stands where no pattern got any further, or all of it when one lacks an end.
func (s *scanner) finish() {
	if s.atEnd() {
		return
	}
	if s.pos < s.far && s.skip(s.far) != len(s.text) {
		s.pos = s.far
	}
	s.failRest(Unreadable, s.pos)
}

// atEnd tells whether only blanks are left.
func (s *scanner) atEnd() bool { return s.skip(s.pos) == len(s.text) }

// skip is the position of the first character from at on that is not blank.
func (s *scanner) skip(at int) int {
	for {
		r, size := char(s.text, at)
		if r != ' ' {
			return at
		}
		at += size
	}
}

// char is the character of a text at a position, in half width and as a small letter, and its length; 0, 0 at the end. What shows
// nothing is a blank.
func char(text string, at int) (r rune, size int) {
	r, size = runes.First(text[at:])
	switch {
	case '！' <= r && r <= '～':
		r -= '！' - '!'
	case r == '\t', r == '\u00a0', r == '\u3000', r == '\u202f', r == '\ufeff', '\u2000' <= r && r <= '\u200f':
		r = ' '
	case r == '〜':
		r = '~'
	}
	if 'A' <= r && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r, size
}

// word reads the longest of the words that stand here, and is the number of its row, from 1 on; 0 when none does.
func (s *scanner) word(table words) (found int) {
	start := s.skip(s.pos)
	at, end, row, fits := start, start, 1, true
	var last rune
	for i, size := 0, 1; size > 0; i += size {
		var want rune
		want, size = char(table, i)
		switch {
		case want == '|' || want == '\n' || want == '*' || size == 0:
			if fits && at > end && !s.cuts(last, at) {
				found, end = row, at
			}
			if want == '\n' {
				row++
			}
			if want != '*' {
				at, fits = start, true
			}
		case want == ' ':
			at = s.skip(at)
		case fits:
			got, width := char(s.text, at)
			fits = got == want
			at += width
		}
		last = want
	}
	if found != 0 {
		s.pos = end
	}
	return found
}

// cuts tells whether a word that ended with a letter would end within a word of the input: the m of max is no minute.
func (s *scanner) cuts(last rune, at int) bool {
	next, _ := char(s.text, at)
	return isLetter(last) && isLetter(next)
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' }
