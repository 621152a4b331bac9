import { describe, expect, it } from 'vitest';
import { tellFile } from './tell-file.ts';

describe('what a file is, by its beginning', () => {
  it.each([
    ['a sequence', 'FRAME_ID,R_0,G_0,B_0\n0,1,2,3\n'],
    ['one with times, a byte order mark and CRLF', '\uFEFFFRAME_TIME,R_0,G_0,B_0\r\n'],
    ['one in lower case and quotes', '"frame_id","r_0","g_0","b_0"\n'],
    ['one whose header is cut off', 'FRAME_ID,R_0,G_0,B_0,R_1'],
    ['one without its first column', 'R_0,G_0,B_0\n1,2,3\n'],
    ['one without lights', 'FRAME_ID\n0\n'],
    ['a recording as JSON', '{\n "treeline": "recording",\n "version": 1'],
    ['one whose fields were sorted', '{\n  "durationMs": 45000,\n  "frames": [\n    {\n      "line": 2,'],
    ['a recording file', '{"leds":500,"seed":3,"durationMs":45000,"frames":931}\n\0\0\0\0'],
  ])('%s is played', (_, text) => {
    expect(tellFile(text, false)).toBe('recording');
  });

  it('an exported runtime is installed', () => {
    expect(tellFile('bundle.json\0\0\0', false)).toBe('bundle');
  });

  it.each([
    ['a saved tree', '{ "treeline": "tree", "version": 1, "leds": 3 }'],
    ['one whose fields were sorted', '{ "amperes": 10, "treeline": "tree", "version": 1 }'],
    ['places', '\uFEFF0.5,-1e-3,2\r\n0,0,.5\r\n1,'],
    ['places with a slip, which its reader names', '0,0,1\n0,NaN,1\n0,1\n0,1,2\n1,0,0\n'],
    ['places in brackets', '[1, 2, 3]\n[-4, 5, 6]\n[7, '],
    ['numbered places', '\uFEFFID,X,Y,Z\n0,1,2,3\n'],
    ['a measured tree', 'index,x,y,z,xn,yn,zn,error\n'],
    ['a layout', '{"source":"3d","coordinates":[{"x":0,"y":0.5,"z":0}]}'],
  ])('%s is a tree', (_, text) => {
    expect(tellFile(text, false)).toBe('tree');
  });

  it.each([
    ['a program', 'import time\nsetLEDs([RED] * getLEDCount())\n'],
    ['nothing', ''],
    ['a table of other things', 'name,colour,count\nred,1,2\n'],
    ['a few numbers', '1,2,3\n'],
    ['rows that are no places', '1,2,3\n4,5,6,7\n8,9\n'],
    ['any JSON', '{"name": "show", "coordinates": [1, 2]}'],
    ['a map', '{"type":"Feature","geometry":{"type":"Point","coordinates":[6.5,53.2]}}'],
  ])('%s is text', (_, text) => {
    expect(tellFile(text, true)).toBe('text');
  });
});
