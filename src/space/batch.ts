/**
 * A batch is one instanced quad and one buffer of figures: all lines, or all discs, of a layer in
 * a single draw call. It is cleared and filled again for every picture; the buffer only ever grows,
 * so a picture allocates nothing once the largest has been seen. Painter's order throughout: what
 * is pushed later lies on top, and there is no depth test.
 */

import type { IUniform } from "three";
import {
  BufferAttribute,
  DoubleSide,
  DynamicDrawUsage,
  GLSL3,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  RawShaderMaterial,
  Vector2,
  Vector3,
} from "three";

/** What all shaders know. Px are CSS px. */
export interface SharedUniforms {
  readonly [name: string]: IUniform;
  readonly panel: IUniform<Vector2>;
  /** Device px per CSS px. */
  readonly density: IUniform<number>;
  readonly paper: IUniform<Vector3>;
}

export const createUniforms = (): SharedUniforms => ({
  panel: { value: new Vector2(1, 1) },
  density: { value: 1 },
  paper: { value: new Vector3(1, 1, 1) },
});

/** What every vertex shader begins with. `onPanel` is in px from the panel's middle. */
const VERTEX = /* glsl */ `
  precision highp float;
  uniform mat4 projectionMatrix;
  uniform mat4 viewMatrix;
  uniform vec2 panel;
  in vec3 position;

  vec4 inClip(vec3 place) {
    return projectionMatrix * viewMatrix * vec4(place, 1.0);
  }

  vec2 onPanel(vec3 place) {
    vec4 clip = inClip(place);
    return clip.xy / clip.w * 0.5 * panel;
  }
`;
const FRAGMENT = /* glsl */ `
  precision highp float;
  uniform float density;
  uniform vec3 paper;
  out vec4 ink;
`;

/** GLSL ES 3: what comes after {@link VERTEX} and after {@link FRAGMENT}. */
export interface Shaders {
  readonly vertexShader: string;
  readonly fragmentShader: string;
}

export interface BatchShape extends Shaders {
  /** Attribute names and their sizes, in the order in which `push` is given the figures. */
  readonly layout: readonly (readonly [name: string, size: 1 | 2 | 3 | 4])[];
}

/** In painter's order: what is drawn later lies on top. */
export const createInk = (shaders: Shaders, uniforms: SharedUniforms): RawShaderMaterial =>
  new RawShaderMaterial({
    glslVersion: GLSL3,
    uniforms,
    vertexShader: VERTEX + shaders.vertexShader,
    fragmentShader: FRAGMENT + shaders.fragmentShader,
    transparent: true,
    side: DoubleSide,
    depthTest: false,
    depthWrite: false,
  });

export interface Batch {
  readonly mesh: Mesh;
  clear(): void;
  /** One instance: as many figures as the layout has. */
  push(figures: readonly number[]): void;
  /** Hands what was pushed to the GPU. */
  commit(): void;
  dispose(): void;
}

/** Two triangles over 0..1 x 0..1; shaders stretch them. */
const CORNERS = new Float32Array([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0]);
const FIRST_CAPACITY = 256;

export function createBatch(shape: BatchShape, uniforms: SharedUniforms, layer: number): Batch {
  const stride = shape.layout.reduce((sum, [, size]) => sum + size, 0);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(CORNERS, 3));
  const material = createInk(shape, uniforms);
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = layer;
  let buffer = allocate(FIRST_CAPACITY);
  let count = 0;

  function allocate(capacity: number): InstancedInterleavedBuffer {
    const fresh = new InstancedInterleavedBuffer(new Float32Array(capacity * stride), stride);
    fresh.setUsage(DynamicDrawUsage);
    let offset = 0;
    for (const [name, size] of shape.layout) {
      geometry.setAttribute(name, new InterleavedBufferAttribute(fresh, size, offset));
      offset += size;
    }
    return fresh;
  }

  function grow(): void {
    const old = buffer.array;
    geometry.dispose(); // the GPU's copies of the outgrown buffer go with it
    buffer = allocate(buffer.count * 2);
    buffer.array.set(old);
  }

  return {
    mesh,
    clear() {
      count = 0;
    },
    push(figures) {
      if (count === buffer.count) grow();
      buffer.array.set(figures, count * stride);
      count++;
    },
    commit() {
      geometry.instanceCount = count;
      mesh.visible = count > 0;
      buffer.clearUpdateRanges();
      buffer.addUpdateRange(0, count * stride);
      buffer.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
