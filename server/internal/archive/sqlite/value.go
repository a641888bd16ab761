package sqlite

import (
	"encoding/binary"
	"strconv"

	"jiko/server/internal/archive"
)

// value is a value of a field. In the index it is a code.
type value struct {
	field archive.Field
	text  string
}

// valuesOf are all values of a filing that are found and counted: the empty ones too, for not having a value can be asked for.
func valuesOf(carrier string, x *archive.Index) []value {
	all := []value{
		{archive.FiscalYear, strconv.Itoa(x.FiscalYear)}, {archive.Carrier, carrier}, {archive.Severe, x.Severe}, {archive.Cause, x.Cause},
		{archive.FailedEquipment, x.FailedEquipment}, {archive.Stage, x.Stage}, {archive.Nature, x.Nature},
	}
	for _, several := range []struct {
		field archive.Field
		texts []string
	}{{archive.Form, x.Forms}, {archive.Kind, x.Kinds}, {archive.Region, x.Regions}} {
		for _, text := range several.texts {
			all = append(all, value{several.field, text})
		}
	}
	return all
}

// codesOf are the codes of a filing's values, each once.
func (x *indexing) codesOf(carrier string, index *archive.Index) []int64 {
	var codes []int64
	seen := make(map[int64]bool)
	for _, v := range valuesOf(carrier, index) {
		if code := x.code(v); !seen[code] {
			seen[code] = true
			codes = append(codes, code)
		}
	}
	return codes
}

// code is the code of a value, which it is given when it is new.
func (x *indexing) code(v value) (code int64) {
	if code, known := x.w.codes[v]; known {
		return code
	}
	const find = `SELECT code FROM value WHERE field = ? AND text = ?`
	if !x.get(find, []any{string(v.field), v.text}, &code) {
		x.exec(`INSERT INTO value (field, text) VALUES (?, ?)`, string(v.field), v.text)
		x.get(find, []any{string(v.field), v.text}, &code)
	}
	x.w.codes[v] = code
	return code
}

func packCodes(codes []int64) []byte {
	var packed []byte
	for _, code := range codes {
		packed = binary.AppendUvarint(packed, uint64(code))
	}
	return packed
}

func unpackCodes(packed []byte) (codes []int64) {
	for len(packed) > 0 {
		code, n := binary.Uvarint(packed)
		if n <= 0 {
			return codes
		}
		codes, packed = append(codes, int64(code)), packed[n:]
	}
	return codes
}
