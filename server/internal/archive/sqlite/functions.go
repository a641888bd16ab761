package sqlite

import (
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	engine "modernc.org/sqlite"
)

// Three functions do in SQL what SQL does not do well: a filing's values are one short list of codes, which is compared and counted
// in one go, instead of a join for each field.
func init() {
	engine.MustRegisterFunction("jiko_fits", &engine.FunctionImpl{NArgs: 2, Deterministic: true, VolatileArgs: true, Scalar: fits})
	engine.MustRegisterFunction("jiko_holds", &engine.FunctionImpl{NArgs: 2, Deterministic: true, VolatileArgs: true, Scalar: holds})
	engine.MustRegisterFunction("jiko_tally", &engine.FunctionImpl{NArgs: 1, Deterministic: true, VolatileArgs: true, MakeAggregate: newTally})
}

var errArguments = errors.New("jiko function: wrong arguments")

// conditions are what the values of a filing must be like: one of each list of wanted ones, none of the unwanted ones.
type conditions struct {
	wanted   [][]int64
	unwanted []int64
}

func (c *conditions) empty() bool { return len(c.wanted)+len(c.unwanted) == 0 }

// pack writes the conditions as an argument for jiko_fits: the unwanted codes, then each list of wanted ones, each after its length.
func (c *conditions) pack() []byte {
	var packed []byte
	for _, list := range append([][]int64{c.unwanted}, c.wanted...) {
		packed = binary.AppendUvarint(packed, uint64(len(list)))
		packed = append(packed, packCodes(list)...)
	}
	return packed
}

// fits tells whether a filing with these codes meets the conditions: jiko_fits(codes, conditions).
func fits(_ *engine.FunctionContext, args []driver.Value) (driver.Value, error) {
	packed, ok1 := args[0].([]byte)
	rules, ok2 := args[1].([]byte)
	if !ok1 || !ok2 {
		return nil, errArguments
	}
	var room [32]uint64
	codes := room[:0]
	for len(packed) > 0 {
		code, n := binary.Uvarint(packed)
		if n <= 0 {
			return nil, errArguments
		}
		codes, packed = append(codes, code), packed[n:]
	}
	for first := true; len(rules) > 0; first = false {
		length, n := binary.Uvarint(rules)
		rules = rules[n:]
		one := false
		for range length {
			code, n := binary.Uvarint(rules)
			rules = rules[n:]
			one = one || slices.Contains(codes, code)
		}
		if one == first {
			return int64(0), nil
		}
	}
	return int64(1), nil
}

// holds tells whether a text holds a word: jiko_holds(text, word).
func holds(_ *engine.FunctionContext, args []driver.Value) (driver.Value, error) {
	text, ok1 := args[0].(string)
	word, ok2 := args[1].(string)
	if !ok1 || !ok2 {
		return nil, errArguments
	}
	if strings.Contains(text, word) {
		return int64(1), nil
	}
	return int64(0), nil
}

// tally counts filings and how many have each value: jiko_tally(codes) is the number of filings and then the number for each code, from
// 0 on, as varints.
type tally struct {
	total uint64
	each  []uint64
}

func newTally(engine.FunctionContext) (engine.AggregateFunction, error) { return new(tally), nil }

func (t *tally) Step(_ *engine.FunctionContext, args []driver.Value) error {
	packed, ok := args[0].([]byte)
	if !ok {
		return errArguments
	}
	t.total++
	for len(packed) > 0 {
		code, n := binary.Uvarint(packed)
		if n <= 0 {
			return errArguments
		}
		packed = packed[n:]
		if code >= uint64(len(t.each)) {
			t.each = append(t.each, make([]uint64, code+64-uint64(len(t.each)))...)
		}
		t.each[code]++
	}
	return nil
}

func (t *tally) WindowInverse(*engine.FunctionContext, []driver.Value) error { return errArguments }

func (t *tally) WindowValue(*engine.FunctionContext) (driver.Value, error) {
	packed := binary.AppendUvarint(nil, t.total)
	for _, n := range t.each {
		packed = binary.AppendUvarint(packed, n)
	}
	return packed, nil
}

func (t *tally) Final(*engine.FunctionContext) {}
