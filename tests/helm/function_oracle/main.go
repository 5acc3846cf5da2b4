// Answers calls of Sprig's functions, a line each: NAME TAB ARGUMENT TAB ARGUMENT ... (written as
// tests/helm/function_calls.h says) to the value written the same way, or E.
package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"math"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"

	"github.com/Masterminds/semver/v3"
	"github.com/Masterminds/sprig/v3"
)

type reader struct{ text string }

func (r *reader) until(stops string) string {
	i := strings.IndexAny(r.text, stops)
	if i < 0 {
		i = len(r.text)
	}
	out := r.text[:i]
	r.text = r.text[i:]
	return out
}

func unhex(s string) string {
	b, _ := hex.DecodeString(s)
	return string(b)
}

func (r *reader) items() []any {
	out := []any{}
	r.text = r.text[1:]
	for r.text[0] != ')' {
		out = append(out, r.value())
		if r.text[0] == ',' {
			r.text = r.text[1:]
		}
	}
	r.text = r.text[1:]
	return out
}

func (r *reader) slots() map[string]any {
	out := map[string]any{}
	r.text = r.text[1:]
	for r.text[0] != ')' {
		key := unhex(r.until("="))
		r.text = r.text[1:]
		out[key] = r.value()
		if r.text[0] == ',' {
			r.text = r.text[1:]
		}
	}
	r.text = r.text[1:]
	return out
}

func (r *reader) value() any {
	kind := r.text[0]
	r.text = r.text[1:]
	switch kind {
	case 'l':
		return r.items()
	case 'L':
		out := []string{}
		for _, v := range r.items() {
			out = append(out, v.(string))
		}
		return out
	case 'm':
		return r.slots()
	case 'n':
		return nil
	}
	word := r.until(",)=")
	switch kind {
	case 's':
		return unhex(word)
	case 'b':
		return word == "1"
	case 'i':
		n, _ := strconv.Atoi(word)
		return n
	case 'I':
		n, _ := strconv.ParseInt(word, 10, 64)
		return n
	case 'd':
		n, _ := strconv.ParseUint(word, 16, 64)
		return math.Float64frombits(n)
	}
	panic("unknown value")
}

func slice(v reflect.Value) string {
	out := []string{}
	for i := 0; i < v.Len(); i++ {
		out = append(out, written(v.Index(i).Interface()))
	}
	return strings.Join(out, ",")
}

func mapping(v reflect.Value) string {
	out := []string{}
	keys := []string{}
	for _, k := range v.MapKeys() {
		keys = append(keys, k.String())
	}
	sort.Strings(keys)
	for _, k := range keys {
		out = append(out, hex.EncodeToString([]byte(k))+"="+written(v.MapIndex(reflect.ValueOf(k)).Interface()))
	}
	return strings.Join(out, ",")
}

func written(v any) string {
	switch v := v.(type) {
	case nil:
		return "n"
	case bool:
		if v {
			return "b1"
		}
		return "b0"
	case int:
		return "i" + strconv.Itoa(v)
	case int64:
		return "I" + strconv.FormatInt(v, 10)
	case float64:
		return fmt.Sprintf("d%016x", math.Float64bits(v))
	case string:
		return "s" + hex.EncodeToString([]byte(v))
	case []string:
		return "L(" + slice(reflect.ValueOf(v)) + ")"
	case []int:
		return "N(" + slice(reflect.ValueOf(v)) + ")"
	case map[string]string:
		return "M(" + mapping(reflect.ValueOf(v)) + ")"
	case *semver.Version:
		return "o" + hex.EncodeToString([]byte(v.String()))
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Slice:
		return "l(" + slice(r) + ")"
	case reflect.Map:
		return "m(" + mapping(r) + ")"
	}
	return "?" + r.Type().String()
}

func call(name string, args []any) (out string) {
	defer func() {
		if recover() != nil {
			out = "E"
		}
	}()
	f := reflect.ValueOf(sprig.TxtFuncMap()[name])
	in := []reflect.Value{}
	for i, a := range args {
		var t reflect.Type
		if f.Type().IsVariadic() && i >= f.Type().NumIn()-1 {
			t = f.Type().In(f.Type().NumIn() - 1).Elem()
		} else {
			t = f.Type().In(i)
		}
		if a == nil {
			in = append(in, reflect.Zero(t))
		} else {
			in = append(in, reflect.ValueOf(a).Convert(t))
		}
	}
	res := f.Call(in)
	if len(res) == 2 && !res[1].IsNil() {
		return "E"
	}
	v := res[0].Interface()
	if name == "keys" {
		return "L" + sorted(v)
	}
	if name == "values" {
		return "l" + sorted(v)
	}
	return written(v)
}

func sorted(v any) string {
	r := reflect.ValueOf(v)
	out := []string{}
	for i := 0; i < r.Len(); i++ {
		out = append(out, written(r.Index(i).Interface()))
	}
	sort.Strings(out)
	return "(" + strings.Join(out, ",") + ")"
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		parts := strings.Split(in.Text(), "\t")
		args := []any{}
		for _, p := range parts[1:] {
			args = append(args, (&reader{p}).value())
		}
		fmt.Fprintln(out, call(parts[0], args))
	}
}
