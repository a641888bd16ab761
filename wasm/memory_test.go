package main

import (
	"bytes"
	"slices"
	"testing"

	"jiko/shared/inquiry/corpus"
)

// TestMemoryStaysAsItIs asks questions from all over the corpus a million times; with -short or -race, fifty thousand times.
// Once they have been asked, nothing more is allocated: the collector never frees.
func TestMemoryStaysAsItIs(t *testing.T) {
	t.Parallel()
	calls := 1_000_000
	if testing.Short() || race {
		calls = 50_000
	}
	const after = 1_000
	questions := sample(after / 2)
	m := load(t)
	var before uint32
	for i := range calls {
		if i == after {
			before = m.memory.Size()
		}
		q := &questions[i%len(questions)]
		m.ask(q.Query, q.Now)
	}
	if now := m.memory.Size(); now != before {
		t.Errorf("the memory grew from %d to %d bytes from call %d to call %d", before, now, after, calls)
	}
	t.Logf("%d KiB of memory", before>>10)
}

// sample takes about n questions from the corpus, of the length that people ask.
func sample(n int) []corpus.Question {
	all := slices.DeleteFunc(slices.Collect(corpus.Questions()), func(q corpus.Question) bool { return len(q.Query) > 400 })
	var list []corpus.Question
	for i := 0; i < len(all); i += len(all)/n + 1 {
		list = append(list, all[i])
	}
	return list
}

// stackSize is what target.json gives the stack, at the bottom of the memory: one that overflowed would trap.
const stackSize = 2 << 10

// TestTheStackIsDeepEnough asks the whole corpus and looks how much of the stack was never written: at least the 1,024 bytes that
// the optimizer takes for free.
func TestTheStackIsDeepEnough(t *testing.T) {
	t.Parallel()
	m := load(t)
	untouched := bytes.Repeat([]byte{0xa5}, stackSize-256) // the host stands between calls: all of it is free
	if !m.memory.Write(0, untouched) {
		t.Fatal("there is no stack")
	}
	for q := range corpus.Questions() {
		m.ask(q.Query, q.Now)
	}
	stack, _ := m.memory.Read(0, stackSize)
	left := 0
	for stack[left] == 0xa5 {
		left++
	}
	t.Logf("%d of %d bytes of the stack are used", stackSize-left, stackSize)
	if left < stackSize/2 {
		t.Errorf("only %d of %d bytes of the stack are left", left, stackSize)
	}
}
