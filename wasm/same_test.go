package main

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jiko/shared/civil"
	"jiko/shared/inquiry"
	"jiko/shared/inquiry/corpus"
)

// same asks both and wants the same bytes, which are JSON.
func same(t testing.TB, m *module, n *native, q corpus.Question) {
	t.Helper()
	got, want := m.ask(q.Query, q.Now), n.ask(q.Query, q.Now)
	if !bytes.Equal(got, want) {
		t.Fatalf("%q at %d is answered with\n%s\nwhere the native core says\n%s", q.Query, q.Now, got, want)
	}
	if !json.Valid(got) {
		t.Fatalf("%q at %d is answered with what is not JSON: %s", q.Query, q.Now, got)
	}
}

func TestTheBrowserAnswersAsTheServerDoes(t *testing.T) {
	t.Parallel()
	m, asked := load(t), 0
	for _, part := range corpus.Parts {
		t.Run(part.Name, func(t *testing.T) {
			var n native
			for q := range part.Questions {
				same(t, m, &n, q)
				asked++
			}
		})
	}
	if asked < 10_000 {
		t.Errorf("the corpus has only %d questions", asked)
	}
}

// TestNoOrderOfQuestionsMatters: nothing of one question is left for the next.
func TestNoOrderOfQuestionsMatters(t *testing.T) {
	t.Parallel()
	questions := slices.Collect(corpus.Questions())
	random := rand.New(rand.NewPCG(2020, 629))
	random.Shuffle(len(questions), func(i, j int) { questions[i], questions[j] = questions[j], questions[i] })
	m := load(t)
	for _, q := range questions[:4000] {
		var fresh native
		same(t, m, &fresh, q)
	}
}

func TestMangledQuestionsAreAnsweredAlike(t *testing.T) {
	t.Parallel()
	questions := slices.Collect(corpus.Questions())
	random := rand.New(rand.NewPCG(2021, 213))
	rounds := 60_000
	if testing.Short() || race {
		rounds = 6_000
	}
	m := load(t)
	var n native
	for range rounds {
		q := mangle(random, questions)
		same(t, m, &n, q)
	}
}

// mangle changes a question in one to four places.
func mangle(random *rand.Rand, questions []corpus.Question) corpus.Question {
	q := questions[random.IntN(len(questions))]
	text := []byte(q.Query)
	for range 1 + random.IntN(4) {
		i := random.IntN(len(text) + 1)
		switch random.IntN(7) {
		case 0:
			text = slices.Insert(text, i, byte(random.IntN(256)))
		case 1:
			text = slices.Insert(text, i, "&=%+0123456789tkuemabndfglxcyv.~^"[random.IntN(33)])
		case 2:
			text = text[:i]
		case 3:
			text = slices.Delete(text, i, min(len(text), i+1+random.IntN(8)))
		case 4:
			other := questions[random.IntN(len(questions))].Query
			text = slices.Insert(text, i, []byte(other[:min(len(other), random.IntN(60))])...)
		case 5:
			if i < len(text) {
				text[i] ^= 1 << random.IntN(8)
			}
		case 6:
			q.Now = clock(random, q.Now)
		}
	}
	q.Query = string(text[:min(len(text), inquiry.MaxQuery)])
	return q
}

// clock is a clock that may be anything that the host can give.
func clock(random *rand.Rand, now civil.Instant) civil.Instant {
	switch random.IntN(4) {
	case 0:
		return civil.Instant(random.Uint64())
	case 1:
		return civil.Instant(random.Int64N(5_000_000_000))
	case 2:
		return now + civil.Instant(random.IntN(86_400))
	}
	return []civil.Instant{math.MinInt64, math.MinInt32, -1, 1, math.MaxInt32, math.MaxUint32, math.MaxInt64}[random.IntN(7)]
}

func TestNoiseIsAnsweredAlike(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(2022, 702))
	m := load(t)
	var n native
	for range 3_000 {
		text := make([]byte, random.IntN(inquiry.MaxQuery+1)>>random.IntN(12))
		for i := range text {
			text[i] = byte(random.IntN(256))
			if random.IntN(3) > 0 {
				text[i] = "&&==kuetmnbdafglxcyv0123456789%+ -:.~^"[random.IntN(38)]
			}
		}
		same(t, m, &n, corpus.Question{Query: string(text), Now: clock(random, 0)})
	}
}

func FuzzAsk(f *testing.F) {
	for _, part := range corpus.Parts {
		seeds := 0
		for q := range part.Questions {
			f.Add(q.Query, int64(q.Now))
			if seeds++; seeds == 8 {
				break
			}
		}
	}
	m := load(f)
	var n native
	f.Fuzz(func(t *testing.T, query string, now int64) {
		if len(query) > inquiry.MaxQuery {
			return
		}
		m.t = t
		same(t, m, &n, corpus.Question{Query: query, Now: civil.Instant(now)})
	})
}

func TestTheLongestQuestion(t *testing.T) {
	m := load(t)
	var n native
	for _, s := range []string{"a=" + strings.Repeat("%", inquiry.MaxQuery-2), strings.Repeat("t=2020-06-29T12:11&k=voice&u=%7E3&e=&", 300)} {
		for _, length := range []int{inquiry.MaxQuery - 1, inquiry.MaxQuery} {
			same(t, m, &n, corpus.Question{Query: s[:length]})
		}
	}
}
