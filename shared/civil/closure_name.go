package civil

var closureNames = [...]string{
	Open: "", ClosedSaturday: "saturday", ClosedSunday: "sunday", ClosedHoliday: "holiday", ClosedYearEnd: "year-end",
}

// String is the code of the closure in an answer; empty for an open day.
func (c Closure) String() string { return closureNames[c] }
