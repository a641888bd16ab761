package incident

// Grow lengthens a list by one part and returns it. The part keeps what was left in its room from an earlier use, so that the
// lists inside it can be used again: the caller sets every field.
//
// It has many callers; set into each of them, it would cost the browser a third of a kilobyte.
//
//go:noinline
func Grow[T any](list *[]T) *T {
	n := len(*list)
	if n == cap(*list) {
		room := make([]T, n, 2*n+1)
		copy(room, *list)
		*list = room
	}
	*list = (*list)[:n+1]
	return &(*list)[n]
}

// AddPhase adds a phase.
func AddPhase(list *[]Phase) *Phase {
	p := Grow(list)
	*p = Phase{}
	return p
}

// AddService adds a service without impacts.
func (in *Incident) AddService(kind Kind) *Service {
	s := Grow(&in.Services)
	*s = Service{Kind: kind, Impacts: s.Impacts[:0]}
	return s
}

// AddImpact adds a group of users without phases.
func (s *Service) AddImpact() *Impact {
	m := Grow(&s.Impacts)
	*m = Impact{Phases: m.Phases[:0]}
	return m
}

// Reset empties the incident and keeps the room of its lists.
func (in *Incident) Reset() {
	*in = Incident{Phases: in.Phases[:0], Services: in.Services[:0]}
}
