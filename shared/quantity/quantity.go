// Package quantity holds numbers as they are known of an incident (数量): exact, at least, at most, between, or not at all.
package quantity

import (
	"math"

	"jiko/shared/codes"
)

// Unbounded is the Max of a quantity without an upper limit.
const Unbounded = math.MaxInt64

// Mark is the qualifier that came with a number and stays with it.
type Mark uint8

const (
	Plain   Mark = iota // no qualifier
	About               // 約, およそ, 頃: the number was rounded; Min and Max hold what rounds to it
	Highest             // 最大: the carrier's upper estimate, which the ministry judges by (FY2020 No. 2, 最大220万人)
)

// Range is a whole number known exactly (Min == Max), in part, or not at all.
// Stated is the number as it was stated, when one number was stated with a Mark other than Plain.
type Range struct {
	Min, Max int64
	Stated   int64
	Mark     Mark
}

// Exact is the range of one known number.
func Exact(n int64) Range { return Range{Min: n, Max: n} }

// AtLeast is the range from n upwards (以上).
func AtLeast(n int64) Range { return Range{Min: n, Max: Unbounded} }

// Rounded is 約 n: every whole number that rounds to n at n's last digit that is not zero.
// 約30,000 is 25,000 to 34,999; 約7,900 is 7,850 to 7,949. n is zero or more.
func Rounded(n int64) Range { return RoundedTo(n, Place(n)) }

// RoundedTo is 約 n of which it is known at which place n was rounded: every whole number that rounds to n there.
// At the place 60, 約120 is 90 to 149. At an odd place nothing is known to be rounded: n is taken as it stands.
func RoundedTo(n, place int64) Range {
	r := Range{Min: n, Max: n, Stated: n, Mark: About}
	if place%2 == 0 {
		r.Min = n - place/2
		r.Max = Sum(n, place/2-1)
	}
	return r
}

// Place is the place of n's last digit that is not zero: 10,000 for 30,000, 100 for 7,900, and 1 for zero.
func Place(n int64) int64 {
	place := int64(1)
	for n != 0 && n%10 == 0 {
		n /= 10
		place *= 10
	}
	return place
}

// IsExact tells whether the number is known exactly.
func (r Range) IsExact() bool { return r.Min == r.Max }

// Add is the sum of two quantities, held at Unbounded where it would pass it.
func (r Range) Add(other Range) Range {
	return Range{Min: Sum(r.Min, other.Min), Max: Sum(r.Max, other.Max)}
}

// Sum is the sum of two limits of quantities, held at Unbounded where it would pass it.
func Sum(a, b int64) int64 {
	if a > Unbounded-b {
		return Unbounded
	}
	return a + b
}

// Marks are the codes of the marks; none for Plain.
const Marks codes.List = "|about|highest"

// String is the code of the mark in every text form.
func (m Mark) String() string { return Marks.At(int(m)) }
