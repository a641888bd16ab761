package civil

// Plus is the instant a number of minutes later, from 0 on; false when that is beyond the calendar.
func (t Instant) Plus(minutes int64) (Instant, bool) {
	const perMinute = 60
	if end := Last.At(23, 59, 59); minutes < 0 || minutes > int64(end-t)/perMinute {
		return 0, false
	}
	return t + Instant(minutes*perMinute), true
}
